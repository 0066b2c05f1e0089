import type { PlainPage } from '@shared/pages'
import type { Door } from '@shared/rules/office/doors'
import { TERMS } from '@shared/rules/text/words'
import type { IconName } from '../assets/icons'
import type { Me } from '../lib/session/session'
import { type StaffRole, staffRolesOf } from '../lib/session/staff'

/** Where somebody works: behind which door, or of a shop in which tab. */
export interface Entrance {
  roles: readonly StaffRole[]
  door: Door | 'counter' | 'shop'
  icon: IconName
  title: string
  note: string
  page: PlainPage
}

const both = ['gridWorker', 'admin'] as const

/** Every entrance of every role, in the order in which they stand behind their door. A page stands here once. */
export const ENTRANCES: readonly Entrance[] = [
  { roles: both, door: 'people', icon: 'users', title: '确认报到', note: '等你确认的小哥', page: 'grid/registrations' },
  { roles: both, door: 'people', icon: 'phone', title: '结对联系', note: '每月联系一次小哥', page: 'grid/pairs' },
  { roles: both, door: 'people', icon: 'bell', title: '必看通知', note: '谁还没看到，打个电话', page: 'grid/mustknow' },
  { roles: both, door: 'people', icon: 'edit', title: '履职记录', note: '数量大的，确认才计入', page: 'grid/served' },
  {
    roles: ['admin'],
    door: 'people',
    icon: 'help',
    title: '异常提醒',
    note: '一机多号、频繁核销',
    page: 'admin/flags',
  },
  {
    roles: ['admin'],
    door: 'matters',
    icon: 'warn',
    title: '超时工单',
    note: '各社区最晚的几件',
    page: 'admin/overdue',
  },
  { roles: both, door: 'matters', icon: 'list', title: '处理随手拍', note: '按社区看工单', page: 'grid/queue' },
  {
    roles: both,
    door: 'matters',
    icon: 'alarm',
    title: '紧急上报',
    note: `小哥的${TERMS.emergency.said}（${TERMS.emergency.official}）`,
    page: 'grid/alerts',
  },
  { roles: both, door: 'matters', icon: 'shield', title: '公开审核', note: '哪些能让大家看到', page: 'grid/reviews' },
  {
    roles: both,
    door: 'matters',
    icon: 'calendar',
    title: '活动现场',
    note: '出示签到码、扫码、点名',
    page: 'grid/activities',
  },
  { roles: both, door: 'matters', icon: 'clock', title: '核对时长', note: '忘了签退的', page: 'grid/hours' },
  { roles: both, door: 'people', icon: 'pin', title: '我联系的企业', note: '走访、会上定的事', page: 'worker/orgs' },
  {
    roles: both,
    door: 'matters',
    icon: 'check',
    title: '服务清单',
    note: '本月的服务，办好打勾',
    page: 'grid/services',
  },
  { roles: both, door: 'books', icon: 'books', title: '工作台账', note: '记一笔，定期要做的', page: 'grid/log' },
  { roles: both, door: 'books', icon: 'users', title: '摸底', note: '每一轮谁还在、谁新来', page: 'grid/survey' },
  { roles: ['admin'], door: 'books', icon: 'chart', title: '街道今日', note: '各社区的数字', page: 'admin/today' },
  {
    roles: ['admin'],
    door: 'books',
    icon: 'check',
    title: '积分审批',
    note: '等另一位管理员的',
    page: 'admin/approvals',
  },
  { roles: ['admin'], door: 'books', icon: 'coin', title: '积分管理', note: '查询、奖励、更正', page: 'admin/points' },
  { roles: ['admin'], door: 'books', icon: 'shop', title: '商家结算', note: '每月结清，改套餐', page: 'admin/shops' },
  { roles: ['admin'], door: 'books', icon: 'document', title: '导出表格', note: '在电脑上看', page: 'admin/exports' },
  { roles: both, door: 'settings', icon: 'screen', title: '在电脑上登录', note: '扫屏幕上的码', page: 'grid/desk' },
  { roles: both, door: 'settings', icon: 'phone', title: '值班表', note: '紧急上报提醒谁', page: 'grid/roster' },
  { roles: ['gridWorker'], door: 'settings', icon: 'pin', title: '驿站大屏', note: '动态打卡码', page: 'grid/screen' },
  {
    roles: ['admin'],
    door: 'settings',
    icon: 'edit',
    title: '上报类别',
    note: '能报什么、问什么、几小时内处理',
    page: 'admin/categories',
  },
  {
    roles: ['admin'],
    door: 'settings',
    icon: 'books',
    title: '回复模板',
    note: '同事常用的话',
    page: 'admin/templates',
  },
  {
    roles: ['admin'],
    door: 'settings',
    icon: 'clock',
    title: '工作时间',
    note: '工单的时限按它算',
    page: 'admin/working',
  },
  {
    roles: ['admin'],
    door: 'settings',
    icon: 'shield',
    title: '先看后公开',
    note: '新人的上报和抽查',
    page: 'admin/screening',
  },
  {
    roles: ['admin'],
    door: 'settings',
    icon: 'list',
    title: '数据接口',
    note: '哪些系统能发来上报',
    page: 'admin/clients',
  },
  {
    roles: ['merchant'],
    door: 'counter',
    icon: 'scan',
    title: '扫码核销',
    note: '扫小哥的套餐券',
    page: 'merchant/scan',
  },
  {
    roles: ['merchant'],
    door: 'counter',
    icon: 'chart',
    title: '今日核销',
    note: '本店今天的记录',
    page: 'merchant/today',
  },
  {
    roles: ['merchant'],
    door: 'shop',
    icon: 'gift',
    title: '本店套餐',
    note: '价格、份数、时间',
    page: 'merchant/offers',
  },
  {
    roles: ['merchant'],
    door: 'shop',
    icon: 'document',
    title: '每月结算',
    note: '本店每个月的数',
    page: 'merchant/months',
  },
  {
    roles: ['merchant'],
    door: 'shop',
    icon: 'users',
    title: '店员',
    note: '谁在店里，请人加入',
    page: 'merchant/clerks',
  },
]

type Behind = Entrance['door']
export type WorkTab = 'report' | 'points'

/** What staff do where a rider reports, and where a rider sees their points (lib/navigation/tabs.ts calls them so). */
const TAB_DOORS: Record<StaffRole, Record<WorkTab, Behind>> = {
  admin: { report: 'matters', points: 'books' },
  gridWorker: { report: 'matters', points: 'people' },
  merchant: { report: 'counter', points: 'shop' },
}

/** What this person works with behind these doors, each page once. */
export const entrancesOf = ({ grants }: Pick<Me, 'grants'>, doors: readonly Behind[]): Entrance[] =>
  ENTRANCES.filter(
    ({ roles, door }) => doors.includes(door) && grants.some(({ role }) => roles.some((each) => each === role)),
  )

/** What of a person's work belongs into a rider's tab. */
export const inTab = (me: Me, tab: WorkTab): Entrance[] =>
  staffRolesOf(me)
    .map((role) => TAB_DOORS[role][tab])
    .flatMap((door, index, all) => (all.indexOf(door) === index ? entrancesOf(me, [door]) : []))
