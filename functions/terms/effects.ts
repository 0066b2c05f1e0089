import { presentAmong, presentIn } from '@functions/identity/present'
import { announceAll, type Delivery } from '@functions/messages/send'
import type { Effect } from '@functions/platform/events/effect'
import { recordsOf } from '@functions/platform/events/effect'
import { idAt } from '@functions/platform/store/ids'
import { pageLink } from '@shared/pages'
import { POSTS, STREET_SCOPE } from '@shared/rules/duties/posts'
import { SERVED } from '@shared/rules/duties/served'
import { OFFICE } from '@shared/rules/people/roster'
import { Term } from './entities'
import type { TermItem } from './queries'
import { Claim } from './servedEntities'
import { standingGone } from './standingGone'

const terms = recordsOf(Term)
const claims = recordsOf(Claim)

/** Tells a member that they are offered a post of the street, and that the office ended it; the office what they answered, or that they gave it up. */
const termNews: Effect = {
  name: 'termNews',
  kinds: [terms.kind],
  run: async ({ before, after }) => {
    if (!after) return
    const term = terms.read(after)
    if (term.scope !== STREET_SCOPE || term.memberId === undefined) return
    if (!before)
      return announceAll(toMember(term, term.at, 'offered', '等你接受', `${term.issuer}请你担任，看过聘书再答复。`))
    const was = terms.read(before)
    const { ending, endedAt, acceptedAt, declinedAt = 0, nameMasked } = term
    if (was.endedAt === undefined && endedAt !== undefined && ending) {
      if (ending.by === term.memberId) {
        return announceAll(await toOffice(term, endedAt, '已卸任', `${nameMasked}不再担任：${ending.reason}`))
      }
      return announceAll(toMember(term, endedAt, 'ended', '已解除', `街道说：${ending.reason}`))
    }
    if (was.answer || !term.answer) return
    const said = acceptedAt === undefined ? (['已婉拒', '婉拒了，可以另聘一位。'] as const) : ACCEPTED
    await announceAll(await toOffice(term, acceptedAt ?? declinedAt, said[0], `${nameMasked}${said[1]}`))
  },
}

const toMember = (term: TermItem, at: number, what: string, state: string, text: string): Delivery[] => [
  {
    ...{ id: idAt(at, `term#${term.id}#${what}`), memberId: term.memberId ?? '', streetId: term.streetId },
    ...{ kind: 'notice', title: `聘任：${POSTS[term.post].label}`, text, state, page: pageLink('worker/letter') },
  },
]

const ACCEPTED = ['已接受', '接受了聘任。'] as const

/** Whoever offered it, while they work for the office; everybody there when they have left. */
async function toOffice(term: TermItem, at: number, state: string, text: string): Promise<Delivery[]> {
  const { id, by, streetId, post } = term
  const present = await presentAmong({ streetId, teamId: OFFICE }, [by])
  const to = present.length > 0 ? present : await presentIn(streetId, OFFICE)
  const about = { kind: 'notice' as const, title: `聘任：${POSTS[post].label}`, text, state }
  return to.map((memberId) => ({ id: idAt(at, `term#${id}#${state}#${memberId}`), memberId, streetId, ...about }))
}

type ClaimItem = ReturnType<typeof claims.read>

/** The community's staff who are there, or the office where nobody is; nobody of what they wrote themselves. */
async function toStaff({ id, streetId, communityId, memberId, nameMasked, categoryId, quantity, at }: ClaimItem) {
  const { name, unit } = SERVED[categoryId]
  const staff = (await presentIn(streetId, communityId)).filter((each) => each !== memberId)
  return staff.map(
    (staffId): Delivery => ({
      ...{ id: idAt(at, `claim#${id}#${staffId}`), memberId: staffId, streetId, kind: 'notice', state: '待确认' },
      title: '履职记录待确认',
      text: `${nameMasked} 记了${name} ${quantity} ${unit}，看过再确认。`,
      page: pageLink('grid/served'),
    }),
  )
}

/** Tells a community's staff that something waits for them; and a member what became of it. */
const claimNews: Effect = {
  name: 'claimNews',
  kinds: [claims.kind],
  run: async ({ before, after }) => {
    if (!after) return
    if (!before) return announceAll(await toStaff(claims.read(after)))
    const { id, memberId, streetId, decision, decidedAt = 0, reason = '' } = claims.read(after)
    if (!decision || claims.read(before).decision) return
    const isIn = decision === 'confirmed'
    await announceAll([
      {
        ...{ id: idAt(decidedAt, `claim#${id}`), memberId, streetId, kind: 'notice', page: pageLink('worker/served') },
        ...{ title: isIn ? '履职记录已确认' : '履职记录没有确认', state: isIn ? '已确认' : '未确认' },
        text: isIn ? '这一条计入了你的记录。' : `工作人员说：${reason}`,
      },
    ])
  },
}

export const effects: readonly Effect[] = [termNews, claimNews, standingGone]
