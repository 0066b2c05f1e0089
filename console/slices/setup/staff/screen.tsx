import { TeamOutlined } from '@ant-design/icons'
import type { Screen } from '@console/app/screen'

export const screen: Screen = {
  path: 'setup/staff/:memberId?',
  to: '/setup/staff',
  title: '人员和身份',
  icon: TeamOutlined,
  door: 'settings',
  order: 83,
  roles: ['admin'],
  load: () => import('./Staff').then(({ Staff }) => Staff),
}
