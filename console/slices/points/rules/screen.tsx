import { StarOutlined } from '@ant-design/icons'
import type { Screen } from '@console/app/screen'

export const screen: Screen = {
  path: 'points/rules/:reason?',
  to: '/points/rules',
  title: '积分规则',
  icon: StarOutlined,
  door: 'settings',
  order: 46,
  roles: ['admin'],
  load: () => import('./Rules').then(({ Rules }) => Rules),
}
