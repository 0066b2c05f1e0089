import { copying, type Personal } from '@functions/platform/held'
import { REASONS } from '@shared/rules/points/points'
import { sayClock } from '@shared/rules/time/day'
import { Account, Entry, entriesOf, Reversed, Rule } from './entities'

export const personal: Personal = {
  holds: [
    {
      entity: Account,
      says: 'how many points a member has',
      ending: 'nameless',
      stays: 'what its entries add up to, so that points, stock and settlements can be verified; as long as they are',
      copy: { not: 'it only repeats what the entries add up to' },
    },
    {
      entity: Entry,
      says: 'what a member got points for and spent them on; who gave them by hand',
      ending: 'nameless',
      stays: 'shops are paid by it and the figures are counted from it; ten years, as accounts are',
      copy: '积分',
    },
    {
      entity: Reversed,
      says: 'that an entry of a member was taken back',
      ending: 'nameless',
      stays: 'it belongs to the entry',
      copy: { not: 'the entry that takes back says it' },
    },
    {
      entity: Rule,
      says: 'who of the office set how many points something brings',
      ending: 'acts',
      stays: 'the office answers for its rules',
      copy: { not: 'an act of the office' },
    },
  ],
  copies: [
    copying(
      '积分',
      ({ memberId }) => entriesOf(memberId),
      ({ at, reason, subject, balanceDelta, heldDelta }) => ({
        时间: sayClock(at),
        事由: REASONS[reason].label,
        内容: subject,
        积分: balanceDelta,
        待用: heldDelta,
      }),
    ),
  ],
}
