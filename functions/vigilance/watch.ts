import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { Profile } from '@functions/identity/entities'
import { now } from '@functions/platform/clock'
import { idAt } from '@functions/platform/ids'
import { AGAIN, untilAnswered } from '@functions/platform/transact'
import { FLAG_KINDS, type FlagKind, noticed, type Trace } from '@shared/rules/vigilance'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { Flag, listOf, Watch } from './entities'

/**
 * A batch of records may hold many of one subject, worked on eight at a time (reports/onRecords.ts): in each round one of
 * them is written, so the last comes after so many, and some more for a second consumer.
 */
const ROUNDS = 20

export interface Subject {
  streetId: string
  kind: FlagKind
  subject: string
}

/** The stream keeps a record for a day, and what failed is brought back within the next ones. Milliseconds. */
const DELIVERED_WITHIN_MS = 3 * 86_400_000

/**
 * Notes what a subject did and returns the fullest window it lies in, oldest first. The same event again changes
 * nothing and finds the same. What is older than anything that may still come within its window is history that was
 * brought in, and not looked at. One read, and one write of at most 2 units when it is new.
 */
export function note({ streetId, kind, subject }: Subject, event: Trace): Promise<Trace[]> {
  if (event.at < now() - FLAG_KINDS[kind].windowMs - DELIVERED_WITHIN_MS) return Promise.resolve([])
  return untilAnswered<Trace[]>(async () => {
    const { Item } = await Watch.build(GetItemCommand)
      .key({ streetId, kind, subject })
      .options({ consistent: true })
      .send()
    const { recent, isNew, found } = noticed(kind, Item?.recent ?? [], event)
    if (!isNew) return found
    const version = (Item?.version ?? 0) + 1
    const expiresAt = Math.floor((now() + FLAG_KINDS[kind].windowMs) / 1000) + 86_400
    const write = Watch.build(PutItemCommand)
      .item({ streetId, kind, subject, recent, version, expiresAt })
      .options({
        condition: Item ? { attr: 'version', eq: Item.version } : { attr: 'version', exists: false },
      })
    return (await unless(write)) ? found : AGAIN
  }, ROUNDS)
}

/** Tells the office, once for a subject and period. @param memberIds whom it is about, newest last */
export async function flag(
  { streetId, kind, subject }: Subject,
  at: number,
  memberIds: readonly string[],
  facts: readonly string[],
): Promise<void> {
  const { periodMs } = FLAG_KINDS[kind]
  const id = idAt(Math.floor(at / periodMs) * periodMs, `flag:${kind}:${subject}`)
  const people = await Promise.all([...new Set(memberIds)].slice(-MOST_SHOWN).map((each) => personOf(each, kind)))
  await unless(
    Flag.build(PutItemCommand)
      .item({
        ...{ streetId, id, kind, state: 'open', at, people, facts: facts.slice(-MOST_SHOWN) },
        ...{ queuePk: listOf(streetId, 'open'), queueSk: id },
      })
      .options({ condition: { attr: 'id', exists: false } }),
  )
}

/** People and facts in one flag: it tells enough to look further. */
const MOST_SHOWN = 10

async function personOf(memberId: string, kind: FlagKind) {
  const { Item } = await Profile.build(GetItemCommand).key({ memberId }).send()
  return { memberId, label: Item?.nameMasked ?? (kind === 'fastClerk' ? '店员' : '还没报到的人') }
}

/** Writes unless somebody else was faster. */
async function unless(write: { send: () => Promise<unknown> }): Promise<boolean> {
  try {
    await write.send()
    return true
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
    return false
  }
}
