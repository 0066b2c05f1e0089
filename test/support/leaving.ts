import { ListObjectsV2Command } from '@aws-sdk/client-s3'
import { s3 } from '@functions/media/s3'
import { env } from '@functions/platform/env'
import { advance, PAUSE_MS } from '@functions/privacy/deleting'
import { ALL_PERSONAL } from '@functions/privacy/personal.gen'
import { DELETION_DAYS } from '@shared/rules/people/privacy'
import { allItems, type RawItem } from '../../local/commands/onTable'
import { anId, call, type Person } from './api'
import { shifted } from './meals'

/** When the days are over in which somebody may change their mind, and when the rest may follow the cut. Milliseconds. */
export const DUE_MS = DELETION_DAYS * 86_400_000 + 1000
export const REST_MS = DUE_MS + PAUSE_MS + 1000

const always = () => true

/** Asks for the account to be deleted; the receipt's number. */
export async function askedToGo(person: Person): Promise<string> {
  const id = anId()
  const { status, body } = await call('privacy', 'orderDeletion', { id, because: 'wish' }, person)
  if (status !== 202) throw new Error(`not ordered: ${body.code}`)
  return id
}

/** The cut alone, as the schedule makes it when the time has come. */
export const cutOff = ({ memberId }: Person) => shifted(DUE_MS, () => advance(memberId, always))

/** Everything that follows it, as far as there is time. */
export const takenOut = ({ memberId }: Person, hasTime: () => boolean = always) =>
  shifted(REST_MS, () => advance(memberId, hasTime))

/** Leaves for good; the receipt's number. */
export async function leaves(person: Person): Promise<string> {
  const receiptId = await askedToGo(person)
  const [cut, done] = [await cutOff(person), await takenOut(person)]
  if (cut !== 'cut' || done !== 'done') throw new Error(`not deleted: ${cut}, ${done}`)
  return receiptId
}

const held = new Map(
  Object.values(ALL_PERSONAL)
    .flatMap(({ holds }) => holds)
    .map((each) => [each.entity.entityName, each] as const),
)

/** The text of an item, with everything in it. */
const textOf = (item: RawItem) => JSON.stringify(item, (_, value) => (value instanceof Set ? [...value] : value))

/**
 * What the whole table still says of somebody: items with one of these texts, but those that are declared to stay under the
 * id, where the id is all that may be found.
 */
export async function leftOf(memberId: string, ...others: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for await (const item of allItems()) {
    const [kind, text] = [String(item._et), textOf(item)]
    const mayStay = ['nameless', 'expires'].includes(held.get(kind)?.ending ?? '')
    const told = [...others, ...(mayStay ? [] : [memberId])].filter((each) => text.includes(each))
    // What of a person is sealed stands in an item of their own.
    if (item.pk === `MEMBER#${memberId}` && Object.keys(item).some((field) => field.endsWith('Sealed')))
      told.push('sealed')
    if (told.length > 0) found.push(`${kind} ${String(item.pk)} ${String(item.sk)}: ${told.join(', ')}`)
  }
  return found
}

/** Kinds of items in which the id stands, by how many there are. */
export async function kindsWith(memberId: string): Promise<Record<string, number>> {
  const kinds: Record<string, number> = {}
  for await (const item of allItems()) {
    if (textOf(item).includes(memberId)) kinds[String(item._et)] = (kinds[String(item._et)] ?? 0) + 1
  }
  return kinds
}

/** Every object in both buckets, by bucket and key. */
export async function everyObject(): Promise<string[]> {
  const keys = await Promise.all(
    [env.uploadsBucket, env.photosBucket].map(async (Bucket) => {
      const { Contents = [] } = await s3().send(new ListObjectsV2Command({ Bucket }))
      return Contents.map(({ Key = '' }) => `${Bucket}/${Key}`)
    }),
  )
  return keys.flat().sort()
}
