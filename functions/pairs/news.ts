import { presentIn } from '@functions/identity/present'
import { announce, announceAll } from '@functions/messages/send'
import { type Effect, recordsOf } from '@functions/platform/events/effect'
import { idAt } from '@functions/platform/store/ids'
import { pageLink } from '@shared/pages'
import { Pair } from './entities'

const pairs = recordsOf(Pair)

/** Tells a worker who their contact person is now, when it was somebody else; the first one stands on their home screen. */
export const newPerson: Effect = {
  name: 'newPerson',
  kinds: [pairs.kind],
  run: async ({ before, after }) => {
    if (!before || !after) return
    const { memberId, streetId, staffId, staffLabel, at, version } = pairs.read(after)
    if (staffId === undefined || before.staffId === staffId) return
    await announce({
      ...{ id: idAt(at, `pair#${memberId}#${version}`), memberId, streetId, kind: 'contact' },
      title: `你的联系人是 ${staffLabel}`,
      text: '有事可以直接打电话，在“我的联系人”里能看到。',
      page: pageLink('worker/contact'),
    })
  },
}

/** Tells a community that one of its workers wants another contact person. */
export const asksForAnother: Effect = {
  name: 'asksForAnother',
  kinds: [pairs.kind],
  run: async ({ before, after }) => {
    if (after?.wish !== 'another' || before?.wish === 'another') return
    const { memberId, streetId, communityId, nameMasked, at, version } = pairs.read(after)
    const staff = (await presentIn(streetId, communityId)).filter((each) => each !== memberId)
    await announceAll(
      staff.map((staffId) => ({
        ...{ id: idAt(at, `wish#${memberId}#${version}#${staffId}`), memberId: staffId, streetId },
        ...{ kind: 'contact' as const, title: `${nameMasked} 想换一位联系人`, text: '在“结对”的待结对里给Ta安排。' },
        page: pageLink('grid/pairs', { show: 'unpaired' }),
      })),
    )
  },
}
