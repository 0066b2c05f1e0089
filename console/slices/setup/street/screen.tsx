import { BankOutlined } from '@ant-design/icons'
import type { Screen } from '@console/app/screen'

export const screen: Screen = {
  path: 'setup/street',
  to: '/setup/street',
  title: '街道资料',
  icon: BankOutlined,
  door: 'settings',
  order: 80,
  roles: ['admin'],
  load: () => import('./Street').then(({ Street }) => Street),
}
