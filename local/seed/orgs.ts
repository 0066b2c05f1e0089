import { Org, orgPlace } from '@functions/orgs/entities'
import { fingerprint } from '@functions/platform/store/ids'
import type { OrgKind } from '@shared/rules/people/orgs'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { COMMUNITIES, type CommunityId, STREET_ID } from './data/street'
import { OUTLETS, type People } from './members'
import type { Random } from './random'
import type { Put } from './writer'

const DAY_MS = 86_400_000

/** Where workers of the demo street work, beside the couriers' outlets. */
export const ENTERPRISES = [
  { name: '样一快递公司', communityId: 'shangqiaoxi' },
  { name: '样二快递公司', communityId: 'tashan' },
  { name: '网约车平台甲', communityId: 'qizhong' },
  { name: '网约车平台乙', communityId: 'siyanqiao' },
  { name: '同城货运站', communityId: 'nanshanlu' },
  { name: '奇山配送站', communityId: 'qidong' },
  { name: '上乔西路配送站', communityId: 'shangqiaoxi' },
  { name: '代驾平台', communityId: 'qingnianlu' },
] as const satisfies readonly { name: string; communityId: CommunityId }[]

/** The communities of the joint committee; the first leads. */
const JOINT: readonly CommunityId[] = ['tashan', 'qizhong', 'siyanqiao', 'shangqiaoxi']

export interface SeededOrg {
  orgId: string
  kind: OrgKind
  name: string
  communities: string[]
  parentId?: string
}

/** The organisations of the demo street: what they are, and what is written. The same for the same moment. */
export function orgPuts(people: People, now: number, random: Random): { orgs: SeededOrg[]; puts: Put[] } {
  const orgs: SeededOrg[] = []
  const puts: Put[] = []
  const at = now - 59 * DAY_MS
  const add = (kind: OrgKind, name: string, communities: readonly string[], more: object = {}): SeededOrg => {
    const orgId = random.id(at)
    const org = { orgId, streetId: STREET_ID, kind, name, communities: [...communities], active: true, ...more }
    const made = { hash: fingerprint({ orgId }), version: 1, past: [], made: [], by: people.admin.memberId }
    puts.push(Org.build(BatchPutRequest).item({ ...org, ...made, byLabel: people.admin.name, at, ...orgPlace(org) }))
    orgs.push(org)
    return org
  }
  const unit = add('unit', '奇山街道党工委', [])
  const committee = add('committee', '上乔西路暖新街区联合党委', JOINT, { lead: JOINT[0] })
  add('branch', '奇山街道新就业群体功能型党支部', [], { functional: true, parentId: unit.orgId })
  add('alliance', '奇“新”党建服务联盟', JOINT, { lead: JOINT[0] })
  add('council', '上乔西路党建联席会', JOINT, { lead: JOINT[0] })
  add('branch', '上乔西路街区党支部', ['shangqiaoxi'], { parentId: committee.orgId })
  const enterprises = ENTERPRISES.map(({ name, communityId }) => add('enterprise', name, [communityId]))
  for (const [place, name] of OUTLETS.entries()) {
    const { communityId } = COMMUNITIES[place % COMMUNITIES.length] ?? COMMUNITIES[0]
    add('outlet', name, [communityId], { parentId: enterprises[place % 2]?.orgId })
  }
  return { orgs, puts }
}
