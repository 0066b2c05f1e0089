import { CalendarOutlined } from '@ant-design/icons'
import type { Screen } from '@console/app/screen'

export const screen: Screen = {
  path: 'work/roster',
  to: '/work/roster',
  title: '值班表',
  icon: CalendarOutlined,
  door: 'settings',
  order: 60,
  roles: ['gridWorker', 'admin'],
  load: () => import('./Roster').then(({ Roster }) => Roster),
}
