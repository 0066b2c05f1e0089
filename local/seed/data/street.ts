import type { Point } from '@shared/rules/place/geo'
import { CHECKINS_PER_DAY } from '@shared/rules/points/checkin'
import type { EarnReason } from '@shared/rules/points/points'
import { UNITS } from './desk'

export const STREET_ID = 'qishan'

/** gcj02, as every point of the demo data. */
const at = (latitude: number, longitude: number): Point => ({ latitude, longitude })

/** The communities: the four of the 上乔西路 joint committee, and three neighbours. */
export const COMMUNITIES = [
  { communityId: 'shangqiaoxi', name: '上乔西路社区', center: at(37.5285, 121.3905) },
  { communityId: 'tashan', name: '塔山社区', center: at(37.5205, 121.3935) },
  { communityId: 'qizhong', name: '奇中社区', center: at(37.5318, 121.3952) },
  { communityId: 'siyanqiao', name: '四眼桥社区', center: at(37.5338, 121.3868) },
  { communityId: 'qidong', name: '奇东社区', center: at(37.5296, 121.4012) },
  { communityId: 'nanshanlu', name: '南山路社区', center: at(37.5236, 121.3846) },
  { communityId: 'qingnianlu', name: '青年路社区', center: at(37.5291, 121.3806) },
] as const
export type CommunityId = (typeof COMMUNITIES)[number]['communityId']

export const STREET = {
  streetId: STREET_ID,
  name: '奇山街道',
  district: '芝罘区',
  city: '烟台',
  appName: '暖新',
  hotline: '0535-0000110',
  pointFen: 10,
  center: at(37.53, 121.391),
  reachMetres: 4000,
  units: UNITS.map((unit) => ({ ...unit })),
  communities: COMMUNITIES.map(({ communityId, name, center }) => ({ communityId, name, center: { ...center } })),
}

/** Roads that run through a community, for addresses people would write. */
export const ROADS: Readonly<Record<CommunityId, readonly string[]>> = {
  shangqiaoxi: ['上乔西路', '上乔西路美食街', '乔西巷'],
  tashan: ['塔山路', '环山路', '塔山北巷'],
  qizhong: ['奇山中街', '奇中市场路', '南大街'],
  siyanqiao: ['四眼桥街', '南大街', '桥头巷'],
  qidong: ['奇山东街', '奇东路', '解放路'],
  nanshanlu: ['南山路', '环山路', '南山西巷'],
  qingnianlu: ['青年路', '青年南路', '南大街'],
}

/** What earns how many points. */
export const RULES: Readonly<Record<EarnReason, { amount: number; note: string; dailyCap?: number }>> = {
  registration: { amount: 50, note: '社区确认报到后到账，一人一次' },
  checkin: { amount: 2, note: `到驿站扫码或输入屏幕上的数字，一天最多 ${CHECKINS_PER_DAY} 个驿站` },
  checkinStreak: { amount: 10, note: '连续 7 天到驿站打卡，每满 7 天一次' },
  reportAccepted: { amount: 5, note: '随手拍被社区受理' },
  reportConfirmed: { amount: 10, note: '问题解决后，由你确认' },
  reportMerged: { amount: 2, note: '别人先报了同一件事，你的并了进去', dailyCap: 6 },
  activityAttended: { amount: 5, note: '参加一次活动，一场只算一次', dailyCap: 10 },
  studyDone: { amount: 2, note: '学完一课，一课只算一次', dailyCap: 6 },
  reportPlus: { amount: 1, note: '别人报的问题你也看到了，点“就是这个”', dailyCap: 3 },
}
