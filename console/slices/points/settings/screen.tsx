import { AccountBookOutlined } from '@ant-design/icons'
import type { Screen } from '@console/app/screen'

export const screen: Screen = {
  path: 'points/settings',
  to: '/points/settings',
  title: '结算和审批',
  icon: AccountBookOutlined,
  door: 'settings',
  order: 47,
  roles: ['admin'],
  load: () => import('./Settings').then(({ Settings }) => Settings),
}
