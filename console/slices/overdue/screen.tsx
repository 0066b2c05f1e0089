import { ClockCircleOutlined } from '@ant-design/icons'
import type { Screen } from '@console/app/screen'

export const screen: Screen = {
  path: 'overdue',
  to: '/overdue',
  title: '超时和紧急',
  icon: ClockCircleOutlined,
  door: 'matters',
  order: 15,
  roles: ['gridWorker', 'admin'],
  waiting: ({ reportsOverdue = 0, urgentOpen = 0 }) => ({ count: reportsOverdue + urgentOpen, late: true }),
  load: () => import('./Overdue').then(({ Overdue }) => Overdue),
}
