import type { Point } from '@shared/rules/place/geo'
import { demoPerson } from '../persons'
import type { Random } from '../random'
import type { StaffMember } from '../registrations'

/** The demo's second street: nobody of the first reads in it, and the other way round. */
export const BAISHI_ID = 'baishi'

const at = (latitude: number, longitude: number): Point => ({ latitude, longitude })

const BAISHI_COMMUNITIES = [
  { communityId: 'jiansheli', name: '建设里社区', center: at(37.5462, 121.3721) },
  { communityId: 'baishicun', name: '白石村社区', center: at(37.5481, 121.3664) },
  { communityId: 'changsheng', name: '长生社区', center: at(37.5503, 121.3742) },
  { communityId: 'fushanlu', name: '福山路社区', center: at(37.5436, 121.3668) },
  { communityId: 'lidu', name: '丽都社区', center: at(37.5517, 121.3683) },
  { communityId: 'shengshi', name: '盛世社区', center: at(37.5441, 121.3756) },
] as const

export const BAISHI = {
  streetId: BAISHI_ID,
  name: '白石街道',
  district: '芝罘区',
  city: '烟台',
  appName: '暖新',
  hotline: '0535-0000220',
  pointFen: 10,
  center: at(37.547, 121.37),
  reachMetres: 4000,
  communities: BAISHI_COMMUNITIES.map(({ communityId, name, center }) => ({
    communityId,
    name,
    center: { ...center },
  })),
}

interface BaishiStaff {
  admin: StaffMember
  /** Of 建设里, then of the other community. */
  gridWorkers: StaffMember[]
}

/** Its staff; phones of a range of zeros that the first street does not use. */
export function inventStaff(random: Random, createdAt: number): BaishiStaff {
  const member = (key: string, count: number, grants: StaffMember['grants'], communityId: string): StaffMember => ({
    ...{ memberId: random.id(createdAt), streetId: BAISHI_ID, key, name: demoPerson(key).name },
    ...{ phone: `1000001${String(count).padStart(4, '0')}`, communityId, createdAt, grants },
  })
  const admin = member('baishi-admin', 1, [{ role: 'admin' }], 'jiansheli')
  // The others are seen to by the street office.
  const gridWorkers = BAISHI_COMMUNITIES.slice(0, 2).map(({ communityId }, index) =>
    member(`grid-${communityId}`, index + 2, [{ role: 'gridWorker', communityIds: [communityId] }], communityId),
  )
  return { admin, gridWorkers }
}
