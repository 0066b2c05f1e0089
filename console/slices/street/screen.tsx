import { BarChartOutlined } from '@ant-design/icons'
import type { Screen } from '@console/app/screen'

export const screen: Screen = {
  path: 'street',
  to: '/street',
  title: '街道今日',
  icon: BarChartOutlined,
  door: 'books',
  order: 50,
  roles: ['admin'],
  load: () => import('./Street').then(({ Street }) => Street),
}
