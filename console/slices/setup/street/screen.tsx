import { BankOutlined } from '@ant-design/icons'
import type { Screen } from '@console/app/screen'

export const screen: Screen = {
  path: 'setup/street',
  to: '/setup/street',
  title: '街道资料',
  icon: BankOutlined,
  group: '街道设置',
  order: 80,
  roles: ['admin'],
  load: () => import('./Street').then(({ Street }) => Street),
}
