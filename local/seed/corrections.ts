import type { Movement } from '@functions/ledger/movement'
import { actAt, OfficeAct, Proposal } from '@functions/points/officeEntities'
import { maskName } from '@shared/rules/text/masks'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { STREET_ID } from './data/street'
import type { Member, People } from './members'
import type { Random } from './random'
import { HOUR } from './times'
import type { Put } from './writer'

const DAY = 24 * HOUR
/** Another administrator, who proposes what the demo one may decide. */
const DEPUTY = '演副主任'

/** What the street office did by hand: an award that was given, and two that wait for a second administrator. */
export function correctionPuts({ confirmed, admin }: People, now: number, random: Random): Put[] {
  const [rewarded, rescuer, guide] = [confirmed.at(-3), confirmed.at(-4), confirmed.at(-5)]
  if (!rewarded || !rescuer || !guide) throw new Error('nobody to award points to')
  return [
    ...given(rewarded, admin, now - 2 * DAY, random),
    waiting(guide, 600, '连续一个月带新骑手熟悉路线', now - 20 * HOUR, random),
    waiting(rescuer, 800, '及时上报燃气泄漏，避免事故', now - 3 * HOUR, random),
  ]
}

function given(member: Member, admin: Member, at: number, random: Random): Put[] {
  const { memberId, communityId, book } = member
  const id = random.id(at)
  const reason = '帮助迷路老人回家'
  const movement: Movement = {
    id,
    memberId,
    streetId: STREET_ID,
    communityId,
    reason: 'manualAward',
    amount: 30,
    subject: reason,
    ref: id,
    by: admin.memberId,
    at,
  }
  book.movements.push(movement)
  const act = OfficeAct.build(BatchPutRequest).item({
    streetId: STREET_ID,
    id,
    act: 'awarded',
    memberId,
    memberLabel: maskName(member.name),
    kind: 'award',
    amount: 30,
    reason,
    by: admin.memberId,
    byLabel: maskName(admin.name),
    at,
    done: 30,
    missing: 0,
    hash: 'seed',
    ...actAt(STREET_ID, at, id),
  })
  return [act]
}

function waiting({ memberId, name }: Member, amount: number, reason: string, proposedAt: number, random: Random): Put {
  return Proposal.build(BatchPutRequest).item({
    streetId: STREET_ID,
    list: 'OPEN',
    id: random.id(proposedAt),
    memberId,
    memberLabel: maskName(name),
    kind: 'award',
    amount,
    reason,
    proposedBy: random.id(proposedAt),
    proposedByLabel: maskName(DEPUTY),
    proposedAt,
    state: 'open',
  })
}
