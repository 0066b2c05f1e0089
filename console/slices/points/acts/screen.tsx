import { SolutionOutlined } from '@ant-design/icons'
import type { Screen } from '@console/app/screen'

export const screen: Screen = {
  path: 'points/acts',
  to: '/points/acts',
  title: '办理记录',
  icon: SolutionOutlined,
  door: 'books',
  order: 48,
  roles: ['admin'],
  load: () => import('./Acts').then(({ Acts }) => Acts),
}
