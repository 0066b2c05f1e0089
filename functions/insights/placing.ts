import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { Profile } from '@functions/identity/entities'
import { AGAIN, untilAnswered } from '@functions/platform/transact'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { $add, $remove, UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { type Count, memberMonthOf, tally } from './counting'
import { Counter, LeaderChoice } from './entities'

type CounterKey = Pick<Count, 'scope' | 'bucket'>

/** Digits of a score in an index key: text sorts as numbers do. */
const DIGITS = 10

/** The list of a street's month in `byQueue`. */
export const leadersOf = (streetId: string, month: string) => `LEADERS#${streetId}#${month}`

/** Puts every member's month among counts where it belongs in its list. Other counts are passed over. */
export async function placeAll(counts: readonly Count[]): Promise<void> {
  await Promise.all([...tally(counts).values()].map(place))
}

/**
 * Puts a member's month where its points say, or takes it out of the list when there are none or the member does not want
 * to be in it. Worked out from what is kept, so it may be done again at any time. The choice is read after the counter and
 * each placing is counted: whoever changes a choice and then places is not overtaken by one who had read the old one.
 * 3 read units; 1 write unit and up to 3 in the index.
 */
export async function place(key: CounterKey): Promise<void> {
  const whose = memberMonthOf(key)
  if (!whose) return
  const { streetId, memberId, month } = whose
  await untilAnswered<void>(async () => {
    const { scope, bucket } = key
    const consistent = { consistent: true } as const
    const { Item: counter } = await Counter.build(GetItemCommand).key({ scope, bucket }).options(consistent).send()
    if (!counter) return
    const [{ Item: choice }, { Item: profile }] = await Promise.all([
      LeaderChoice.build(GetItemCommand).key({ memberId }).options(consistent).send(),
      Profile.build(GetItemCommand).key({ memberId }).options(consistent).send(),
    ])
    const { pointsEarned = 0, placings } = counter
    const name = profile?.streetId === streetId && !choice?.hidden && pointsEarned > 0 ? profile.nameMasked : undefined
    const score = String(pointsEarned).padStart(DIGITS, '0')
    const where = name
      ? { nameMasked: name, queuePk: leadersOf(streetId, month), queueSk: `${score}#${memberId}` }
      : { nameMasked: $remove(), queuePk: $remove(), queueSk: $remove() }
    const seen = [
      { attr: 'pointsEarned', eq: pointsEarned } as const,
      placings === undefined
        ? ({ attr: 'placings', exists: false } as const)
        : ({ attr: 'placings', eq: placings } as const),
    ]
    const update = Counter.build(UpdateItemCommand)
      .item({ scope, bucket, ...where, placings: $add(1) })
      .options({ condition: { and: seen } })
    try {
      await update.send()
      return
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error
      return AGAIN
    }
  })
}
