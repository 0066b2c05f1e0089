import type { PlainPage } from '@shared/pages'
import { sayWaiting } from '@shared/rules/messages'
import type { Role } from '@shared/rules/roles'
import { TERMS } from '@shared/rules/words'
import type { IconName } from '../assets/icons'
import type { Home } from '../lib/answers/useHome'
import { go } from '../lib/navigation/go'
import type { Me } from '../lib/session/session'
import { Badge } from './Badge'
import { Card } from './Card'
import { Row } from './Row'

interface Entrance {
  role: Role
  icon: IconName
  title: string
  note: string
  page: PlainPage
}

/** Where each staff role works; a worker's own work is the tabs themselves. */
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
  { role: 'gridWorker', icon: 'screen', title: '驿站大屏', note: '动态打卡码', page: 'grid/screen' },
  { role: 'merchant', icon: 'scan', title: '扫码核销', note: '扫小哥的套餐券', page: 'merchant/scan' },
  { role: 'merchant', icon: 'chart', title: '今日核销', note: '本店今天的记录', page: 'merchant/today' },
  { role: 'merchant', icon: 'gift', title: '本店套餐', note: '价格、份数、时间', page: 'merchant/offers' },
  { role: 'merchant', icon: 'document', title: '每月结算', note: '本店每个月的数', page: 'merchant/months' },
  { role: 'merchant', icon: 'users', title: '店员', note: '谁在店里，请人加入', page: 'merchant/clerks' },
  { role: 'admin', icon: 'chart', title: '街道今日', note: '各社区的数字', page: 'admin/today' },
  { role: 'admin', icon: 'users', title: '确认报到', note: '按社区查看', page: 'grid/registrations' },
  { role: 'admin', icon: 'coin', title: '积分管理', note: '查询、奖励、更正', page: 'admin/points' },
  { role: 'admin', icon: 'check', title: '积分审批', note: '等另一位管理员的', page: 'admin/approvals' },
  { role: 'admin', icon: 'warn', title: '异常提醒', note: '一机多号、频繁核销', page: 'admin/flags' },
  { role: 'admin', icon: 'edit', title: '上报类别', note: '能报什么、问什么、几小时内处理', page: 'admin/categories' },
  { role: 'admin', icon: 'shop', title: '商家结算', note: '每月结清，改套餐', page: 'admin/shops' },
  { role: 'admin', icon: 'list', title: '全街道工单', note: '按社区查看', page: 'grid/queue' },
  { role: 'admin', icon: 'alarm', title: '紧急上报', note: '各社区还没办完的', page: 'grid/alerts' },
  { role: 'admin', icon: 'clock', title: '值班表', note: '街道和各社区', page: 'grid/roster' },
  { role: 'admin', icon: 'shield', title: '公开审核', note: '按社区查看', page: 'grid/reviews' },
  { role: 'admin', icon: 'warn', title: '超时工单', note: '各社区最晚的几件', page: 'admin/overdue' },
  { role: 'admin', icon: 'list', title: '导出表格', note: '工单和经过，在电脑上看', page: 'admin/exports' },
  { role: 'admin', icon: 'document', title: '回复模板', note: '同事常用的话', page: 'admin/templates' },
  { role: 'admin', icon: 'screen', title: '数据接口', note: '哪些系统能发来上报', page: 'admin/clients' },
  { role: 'admin', icon: 'clock', title: '工作时间', note: '工单的时限按它算', page: 'admin/working' },
  { role: 'admin', icon: 'shield', title: '先看后公开', note: '新人的上报和抽查', page: 'admin/screening' },
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

/** True when the person has a workspace besides being a worker. */
export const hasWorkspace = (me: Me) => ENTRANCES.some(({ role }) => me.grants.some((grant) => grant.role === role))

/** Entrances to the workspaces of the person's roles, with what waits behind them; nothing when there is none. */
export function Workspaces({ me, waiting }: { me: Me; waiting?: Waiting | undefined }) {
  if (!hasWorkspace(me)) return null
  return (
    <Card className="entries">
      {ENTRANCES.filter(({ role }) => me.grants.some((grant) => grant.role === role)).map(
        ({ role, icon, title, note, page }) => (
          <Row
            key={title}
            id={`work-${role}-${page.replace('/', '-')}`}
            icon={icon}
            title={title}
            note={note}
            aside={badgeOf(page, waiting)}
            onTap={() => go(page)}
          />
        ),
      )}
    </Card>
  )
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
