import { CalendarOutlined } from '@ant-design/icons'
import type { Screen } from '@console/app/screen'

export const screen: Screen = {
  path: 'activities/:activityId?',
  to: '/activities',
  title: '活动',
  icon: CalendarOutlined,
  door: 'matters',
  order: 34,
  roles: ['gridWorker', 'admin'],
  load: () => import('./Activities').then(({ Activities }) => Activities),
}
