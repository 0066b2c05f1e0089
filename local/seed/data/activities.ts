import type { ActivityKind, AttendanceMode } from '@shared/rules/activities/activity'
import type { CommunityId } from './street'

/** An activity of the demo, by its hours from now; negative ones are over, or run. */
export interface ActivityFacts {
  kind: ActivityKind
  title: string
  text: string
  communityId: string
  /** Who holds it: an organisation by its kind; else the community itself. */
  host?: 'alliance' | 'committee' | 'council'
  hours: number
  /** How long, in hours. */
  long: number
  place: string
  stationId?: string
  mode: AttendanceMode
  capacity?: number
  positions?: readonly { positionId: string; name: string; capacity?: number }[]
  along?: number
  children?: boolean
  walkIns?: boolean
  bring?: string
  items?: readonly { name: string; each: number }[]
  /** Sign-ups that are in, wait, and hold a kept place. */
  inside?: number
  waiting?: number
  offered?: number
  /** Of those inside, so many came. */
  came?: number
  /** People without an account who were counted. */
  counted?: number
  /** Keys of demo people who are in. */
  keys?: readonly string[]
  draft?: true
  cancelled?: string
}

const JOINT_COMMUNITIES: readonly CommunityId[] = ['tashan', 'qizhong', 'siyanqiao', 'shangqiaoxi']

/** What the alliance held: a dozen, on what riders find hard: getting in, getting up, a place to rest. */
const ALLIANCE: readonly Pick<ActivityFacts, 'kind' | 'title' | 'text' | 'place'>[] = [
  {
    kind: 'council',
    title: '进门难议事会',
    text: '小哥、物业和社区一起说进小区登记的事。',
    place: '上乔西路社区会议室',
  },
  { kind: 'council', title: '上楼难议事会', text: '没有电梯的楼怎么送，大家一起想办法。', place: '塔山社区会议室' },
  { kind: 'council', title: '休息难议事会', text: '哪里缺座椅、缺热水，说给联盟听。', place: '烟小暖·暖新驿站' },
  { kind: 'lecture', title: '雨天骑行安全讲座', text: '交警讲湿滑路面怎么刹车。', place: '奇中社区活动室' },
  { kind: 'lecture', title: '防范诈骗小讲座', text: '讲常见的兼职骗局和验证码骗局。', place: '四眼桥社区活动室' },
  { kind: 'volunteer', title: '驿站清洁志愿服务', text: '一起把驿站擦干净，整理共享书架。', place: '烟小暖·暖新驿站' },
  { kind: 'volunteer', title: '楼道清理志愿服务', text: '清理堵住楼道的杂物，让上楼好走。', place: '塔山社区' },
  { kind: 'class', title: '急救课堂', text: '学会止血和心肺复苏。', place: '上乔西路社区活动室' },
  { kind: 'class', title: '手机摄影课堂', text: '学拍照和剪短视频。', place: '奇中社区活动室' },
  { kind: 'reading', title: '驿站夜读', text: '下班后读一小时书，有热茶。', place: '烟小暖·暖新驿站' },
  { kind: 'carepack', title: '降温暖心包', text: '降温了，给小哥送手套和耳捂。', place: '烟小暖·暖新驿站' },
  { kind: 'lecture', title: '车辆保养讲座', text: '讲电动车充电和刹车保养。', place: '上乔西路美食街' },
]

/** What the joint committee held: each of them by four communities together. */
const COMMITTEE: readonly Pick<ActivityFacts, 'kind' | 'title' | 'text' | 'place'>[] = [
  { kind: 'volunteer', title: '街区清雪志愿服务', text: '先扫驿站和公交站门口的雪。', place: '上乔西路' },
  { kind: 'volunteer', title: '文明停车引导', text: '引导车辆停进小哥专属车位。', place: '上乔西路美食街' },
  { kind: 'reading', title: '街区读书会', text: '带一本书来换。', place: '烟小暖·暖新驿站' },
  { kind: 'class', title: '亲子手工课堂', text: '和孩子一起做灯笼。', place: '四眼桥社区活动室' },
  { kind: 'lecture', title: '冬季用电安全讲座', text: '讲取暖器和电动车电池。', place: '奇中社区活动室' },
]

const HOURS_A_DAY = 24
/** Rounds of what the committee held: five in each. */
const ROUNDS = 4

const past = (
  facts: Pick<ActivityFacts, 'kind' | 'title' | 'text' | 'place'>,
  host: 'alliance' | 'committee',
  days: number,
  index: number,
): ActivityFacts => ({
  ...facts,
  host,
  communityId: JOINT_COMMUNITIES[index % JOINT_COMMUNITIES.length] ?? 'tashan',
  hours: -days * HOURS_A_DAY,
  long: facts.kind === 'volunteer' ? 2 : 1.5,
  mode: facts.kind === 'volunteer' ? 'inOut' : 'in',
  capacity: 20,
  inside: 6 + (index % 5),
  came: 5 + (index % 5),
  ...(facts.kind === 'carepack'
    ? {
        items: [
          { name: '保暖手套', each: 1 },
          { name: '耳捂', each: 1 },
        ],
        counted: 12,
      }
    : {}),
})

/** What is on in the demo street: what was held, what runs, what is to come, a draft and one that was called off. */
export const ACTIVITIES: readonly ActivityFacts[] = [
  ...ALLIANCE.map((facts, index) => past(facts, 'alliance', 3 + index * 4, index)),
  ...Array.from({ length: ROUNDS }, (_, round) =>
    COMMITTEE.map((facts, index) => past(facts, 'committee', 4 + round * 13 + index * 2, index + round)),
  ).flat(),
  {
    ...{ kind: 'reading', title: '驿站读书角', text: '歇脚的时候翻翻书，来了就能签到。', place: '烟小暖·暖新驿站' },
    ...{ communityId: 'shangqiaoxi', hours: -0.5, long: 3, mode: 'in', capacity: 20, walkIns: true },
    ...{ inside: 6, came: 3, keys: ['rider', 'courier'] },
  },
  {
    ...{ kind: 'lecture', title: '冬季骑行安全讲座', text: '交警来讲雪天怎么骑、怎么刹车，带着问题来。' },
    ...{ host: 'committee', communityId: 'tashan', hours: 27, long: 1.5, mode: 'in', place: '塔山社区会议室' },
    ...{ capacity: 30, inside: 12, bring: '头盔', along: 1 },
  },
  {
    ...{ kind: 'class', title: '短视频剪辑课堂', text: '用手机把一天的路剪成一分钟。', place: '奇中社区活动室' },
    ...{ communityId: 'qizhong', hours: 75, long: 2, mode: 'in', capacity: 8, inside: 7, offered: 1, waiting: 3 },
  },
  {
    ...{ kind: 'volunteer', title: '平安街区巡查', text: '两人一组，看看楼道和充电棚。', place: '上乔西路' },
    ...{ host: 'alliance', communityId: 'siyanqiao', hours: 50, long: 2, mode: 'inOut', bring: '工牌' },
    positions: [
      { positionId: 'patrol', name: '巡查', capacity: 10 },
      { positionId: 'tea', name: '茶水' },
    ],
    inside: 5,
  },
  {
    ...{ kind: 'class', title: '周末亲子烘焙', text: '家长和孩子一起烤饼干。', place: '四眼桥社区活动室' },
    ...{ communityId: 'siyanqiao', hours: 100, long: 2, mode: 'in', capacity: 12, inside: 4, along: 2, children: true },
  },
  {
    ...{ kind: 'carepack', title: '冬至暖心包', text: '到驿站领手套和耳捂，一人一份。', place: '烟小暖·暖新驿站' },
    ...{ communityId: 'shangqiaoxi', hours: 51, long: 6, mode: 'in', walkIns: true, inside: 9, capacity: 60 },
    items: [
      { name: '保暖手套', each: 1 },
      { name: '耳捂', each: 1 },
    ],
  },
  {
    ...{ kind: 'council', title: '小区登记怎么更快', text: '说说哪个小区登记最慢，怎么能快一点。' },
    ...{ host: 'council', communityId: 'shangqiaoxi', hours: 124, long: 1.5, mode: 'in', place: '上乔西路社区会议室' },
    ...{ capacity: 20, inside: 6 },
  },
  {
    ...{ kind: 'lecture', title: '劳动合同怎么看', text: '律师讲合同和工伤。', place: '奇东社区活动室', draft: true },
    ...{ communityId: 'qidong', hours: 200, long: 1.5, mode: 'in' },
  },
  {
    ...{ kind: 'reading', title: '露天读书会', text: '在小广场读书。', place: '南山路小广场', cancelled: '天气不好' },
    ...{ communityId: 'nanshanlu', hours: 30, long: 2, mode: 'none', inside: 3, capacity: 20 },
  },
]

/** What the newspaper's page names, each in its own community of the second street. */
export const COMMUNITY_ITEMS: readonly ActivityFacts[] = [
  {
    ...{ kind: 'class', title: '快乐学英语公益课堂', text: '孩子们跟着志愿者学英语，家长报名。' },
    ...{ communityId: 'changsheng', hours: -6 * 24, long: 1.5, mode: 'in', place: '长生社区活动室' },
    ...{ capacity: 20, along: 3, children: true },
  },
  {
    ...{ kind: 'lecture', title: '家庭防火知识讲座', text: '讲厨房用火和灭火器。', place: '福山路社区会议室' },
    ...{ communityId: 'fushanlu', hours: -9 * 24, long: 1, mode: 'in' },
  },
  {
    ...{ kind: 'lecture', title: '供暖安全知识宣讲', text: '讲暖气和一氧化碳。', place: '丽都社区活动室' },
    ...{ communityId: 'lidu', hours: -12 * 24, long: 1, mode: 'in' },
  },
  {
    ...{ kind: 'reading', title: '全民阅读进社区', text: '带一本书来，换一本书走。', place: '盛世社区书屋' },
    ...{ communityId: 'shengshi', hours: 40, long: 2, mode: 'in', walkIns: true },
  },
  {
    ...{ kind: 'carepack', title: '为环卫工人送“暖心包”', text: '和公益服务中心一起，把手套和耳捂送到手上。' },
    ...{ communityId: 'jiansheli', hours: -4 * 24, long: 3, mode: 'in', place: '白石街道党群服务中心', walkIns: true },
    items: [
      { name: '保暖手套', each: 1 },
      { name: '耳捂', each: 1 },
    ],
    counted: 36,
  },
]

/** Who takes part in what the committee and the alliance hold. */
export const withOthers = ({ host, communityId }: ActivityFacts): string[] =>
  host === 'committee' || host === 'alliance' ? JOINT_COMMUNITIES.filter((each) => each !== communityId) : []
