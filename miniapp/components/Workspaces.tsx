import type { PlainPage } from '@shared/pages'
import { sayWaiting } from '@shared/rules/office/messages'
import { TERMS } from '@shared/rules/text/words'
import type { IconName } from '../assets/icons'
import { type Home, useHome } from '../lib/answers/useHome'
import { go } from '../lib/navigation/go'
import type { Me } from '../lib/session/session'
import type { StaffRole } from '../lib/session/staff'
import { Badge } from './Badge'
import { Card } from './Card'
import { Row } from './Row'

interface Entrance {
  role: StaffRole
  icon: IconName
  title: string
  note: string
  page: PlainPage
  /** Set now and then, not worked with every day. */
  setting?: true
}

function setting(icon: IconName, title: string, note: string, page: PlainPage): Entrance {
  return { role: 'admin', icon, title, note, page, setting: true }
}

/** Where each staff role works, what is late before all else; a worker's own work is the tabs themselves. */
const ENTRANCES: readonly Entrance[] = [
  { role: 'gridWorker', icon: 'list', title: '处理随手拍', note: '本社区的工单', page: 'grid/queue' },
  {
    role: 'gridWorker',
    icon: 'alarm',
    title: '紧急上报',
    note: `小哥的${TERMS.emergency.said}（${TERMS.emergency.official}）`,
    page: 'grid/alerts',
  },
  { role: 'gridWorker', icon: 'clock', title: '值班表', note: '紧急上报提醒谁', page: 'grid/roster' },
  { role: 'gridWorker', icon: 'shield', title: '公开审核', note: '哪些能让大家看到', page: 'grid/reviews' },
  { role: 'gridWorker', icon: 'users', title: '确认报到', note: '等你确认的小哥', page: 'grid/registrations' },
  { role: 'gridWorker', icon: 'books', title: '工作台账', note: '记一笔，定期要做的', page: 'grid/log' },
  { role: 'gridWorker', icon: 'screen', title: '驿站大屏', note: '动态打卡码', page: 'grid/screen' },
  { role: 'gridWorker', icon: 'screen', title: '在电脑上登录', note: '扫电脑屏幕上的码', page: 'grid/desk' },
  { role: 'merchant', icon: 'scan', title: '扫码核销', note: '扫小哥的套餐券', page: 'merchant/scan' },
  { role: 'merchant', icon: 'chart', title: '今日核销', note: '本店今天的记录', page: 'merchant/today' },
  { role: 'merchant', icon: 'gift', title: '本店套餐', note: '价格、份数、时间', page: 'merchant/offers' },
  { role: 'merchant', icon: 'document', title: '每月结算', note: '本店每个月的数', page: 'merchant/months' },
  { role: 'merchant', icon: 'users', title: '店员', note: '谁在店里，请人加入', page: 'merchant/clerks' },
  { role: 'admin', icon: 'warn', title: '超时工单', note: '各社区最晚的几件', page: 'admin/overdue' },
  { role: 'admin', icon: 'alarm', title: '紧急上报', note: '各社区还没办完的', page: 'grid/alerts' },
  { role: 'admin', icon: 'list', title: '全街道工单', note: '按社区查看', page: 'grid/queue' },
  { role: 'admin', icon: 'shield', title: '公开审核', note: '按社区查看', page: 'grid/reviews' },
  { role: 'admin', icon: 'users', title: '确认报到', note: '按社区查看', page: 'grid/registrations' },
  { role: 'admin', icon: 'books', title: '工作台账', note: '按社区查看', page: 'grid/log' },
  { role: 'admin', icon: 'check', title: '积分审批', note: '等另一位管理员的', page: 'admin/approvals' },
  { role: 'admin', icon: 'help', title: '异常提醒', note: '一机多号、频繁核销', page: 'admin/flags' },
  { role: 'admin', icon: 'chart', title: '街道今日', note: '各社区的数字', page: 'admin/today' },
  { role: 'admin', icon: 'coin', title: '积分管理', note: '查询、奖励、更正', page: 'admin/points' },
  { role: 'admin', icon: 'shop', title: '商家结算', note: '每月结清，改套餐', page: 'admin/shops' },
  { role: 'admin', icon: 'document', title: '导出表格', note: '工单和经过，在电脑上看', page: 'admin/exports' },
  { role: 'admin', icon: 'screen', title: '在电脑上登录', note: '扫电脑屏幕上的码', page: 'grid/desk' },
  setting('edit', '上报类别', '能报什么、问什么、几小时内处理', 'admin/categories'),
  setting('books', '回复模板', '同事常用的话', 'admin/templates'),
  setting('phone', '值班表', '街道和各社区', 'grid/roster'),
  setting('clock', '工作时间', '工单的时限按它算', 'admin/working'),
  setting('shield', '先看后公开', '新人的上报和抽查', 'admin/screening'),
  setting('screen', '数据接口', '哪些系统能发来上报', 'admin/clients'),
]

/** Which number stands at which entrance; what is late and urgent stands out. */
const NUMBERS = [
  { page: 'grid/registrations', of: 'registrationsWaiting', unit: '人' },
  { page: 'grid/reviews', of: 'reviewsWaiting', unit: '件' },
  { page: 'grid/queue', of: 'reportsOpen', unit: '件' },
  { page: 'admin/approvals', of: 'approvalsWaiting', unit: '件' },
  { page: 'admin/flags', of: 'flagsWaiting', unit: '条' },
] as const
const PRESSING = [
  { page: 'grid/alerts', of: 'urgentOpen' },
  { page: 'admin/overdue', of: 'reportsOverdue' },
] as const

/** What home says waits for staff. */
type Waiting = Pick<Home, (typeof NUMBERS)[number]['of'] | 'urgentOpen' | 'reportsOverdue'>

type Tab = 'report' | 'points'

/** What staff do where a rider reports, and where a rider sees their points (lib/navigation/tabs.ts calls them so). */
const TAB_PAGES: Record<StaffRole, Record<Tab, readonly PlainPage[]>> = {
  admin: {
    report: ['admin/overdue', 'grid/alerts', 'grid/queue', 'grid/reviews', 'admin/exports'],
    points: ['admin/approvals', 'admin/points', 'admin/shops', 'admin/flags'],
  },
  gridWorker: {
    report: ['grid/queue', 'grid/alerts', 'grid/reviews', 'grid/roster', 'grid/log'],
    points: ['grid/registrations', 'grid/screen'],
  },
  merchant: {
    report: ['merchant/scan', 'merchant/today'],
    points: ['merchant/offers', 'merchant/months', 'merchant/clerks'],
  },
}

const belongsTo = (tab: Tab | undefined, { role, page }: Entrance): boolean =>
  !tab || TAB_PAGES[role][tab].includes(page)

interface Props {
  me: Me
  /** Only what belongs to one tab. */
  tab?: Tab
  waiting?: Waiting | undefined
}

/** Entrances to the workspaces of the person's roles, with what waits behind them; nothing when there is none. */
export function Workspaces({ me, tab, waiting }: Props) {
  const own = ENTRANCES.filter(
    (each) => me.grants.some(({ role }) => role === each.role) && !(tab && each.setting) && belongsTo(tab, each),
  )
  const settings = own.filter((each) => each.setting)
  return (
    <>
      <Entrances list={own.filter((each) => !each.setting)} waiting={waiting} />
      <Entrances title="街道设置" list={settings} waiting={waiting} />
    </>
  )
}

interface ListProps {
  title?: string
  list: readonly Entrance[]
  waiting: Waiting | undefined
}

function Entrances({ title, list, waiting }: ListProps) {
  if (list.length === 0) return null
  return (
    <Card className="entries" {...(title ? { title } : {})}>
      {list.map(({ role, icon, title: name, note, page }) => (
        <Row
          key={`${role} ${page}`}
          id={`work-${role}-${page.replace('/', '-')}`}
          icon={icon}
          title={name}
          note={note}
          aside={badgeOf(page, waiting)}
          onTap={() => go(page)}
        />
      ))}
    </Card>
  )
}

/** Of the office's entrances only what is set: home has the work of the day. */
export function Settings({ me, waiting }: Omit<Props, 'tab'>) {
  if (!me.grants.some(({ role }) => role === 'admin')) return <Workspaces me={me} waiting={waiting} />
  return <Entrances title="街道设置" list={ENTRANCES.filter((each) => each.setting)} waiting={waiting} />
}

/** A rider's tab for staff: what of their own work belongs there, with what waits behind it. */
export function StaffTab({ me, tab }: { me: Me; tab: Tab }) {
  return <Workspaces me={me} tab={tab} waiting={useHome().data} />
}

function badgeOf(page: Entrance['page'], waiting: Waiting = {}) {
  const pressing = PRESSING.find((each) => each.page === page)
  const number = NUMBERS.find((each) => each.page === page)
  const isLate = page === 'grid/queue' && (waiting.reportsOverdue ?? 0) > 0
  if (isLate) return <Badge tone="bad">超时 {sayWaiting(waiting.reportsOverdue ?? 0)} 件</Badge>
  if (pressing) return <Count tone="bad" count={waiting[pressing.of]} unit="件" />
  return number ? <Count tone="brand" count={waiting[number.of]} unit={number.unit} /> : null
}

function Count({ tone, count = 0, unit }: { tone: 'bad' | 'brand'; count?: number | undefined; unit: string }) {
  if (count === 0) return null
  return (
    <Badge tone={tone}>
      {sayWaiting(count)} {unit}
    </Badge>
  )
}
