import { copying, type Personal } from '@functions/platform/held'
import { CONTACT_MEDIA, CONTACT_RESULTS } from '@shared/rules/duties/pairs'
import { sayClock } from '@shared/rules/time/day'
import { Contact, contactsWith, Pair } from './entities'
import { PairOrder, PairPart } from './orderEntities'
import { pairNow } from './pair'

export const personal: Personal = {
  holds: [
    { entity: Pair, says: 'who is a worker’s contact person', ending: 'removed', copy: '结对联系人' },
    {
      entity: Contact,
      says: 'when staff were in contact with a worker, and what they noted of it (sealed)',
      ending: 'nameless',
      stays: 'the community’s contacts are counted from it; the note is gone',
      copy: '结对联系',
    },
    {
      entity: PairOrder,
      says: 'who of staff gave many workers to a contact person',
      ending: 'expires',
      stays: '30 days',
      copy: { not: 'an act of staff' },
    },
    {
      entity: PairPart,
      says: 'which workers were given to a contact person together',
      ending: 'expires',
      stays: '30 days',
      copy: { not: 'the contact person stands in the pair' },
    },
  ],
  copies: [
    {
      heading: '结对联系人',
      page: async ({ memberId }) => {
        const pair = await pairNow(memberId)
        return { rows: pair ? [{ 联系人: pair.staffLabel, 从: pair.since }] : [] }
      },
    },
    // Notes are read in the app by the two whom they concern, and leave it in no file.
    copying(
      '结对联系',
      ({ memberId }) => contactsWith(memberId),
      ({ day, at, byLabel, medium, result, reverses, reason }) => ({
        日期: day,
        记录时间: sayClock(at),
        谁记的: byLabel,
        方式: CONTACT_MEDIA[medium],
        结果: reverses === undefined ? CONTACT_RESULTS[result] : '撤回',
        说明: reason,
      }),
    ),
  ],
}
