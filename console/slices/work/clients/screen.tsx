import { ApiOutlined } from '@ant-design/icons'
import type { Screen } from '@console/app/screen'

export const screen: Screen = {
  path: 'work/clients',
  to: '/work/clients',
  title: '数据接口',
  icon: ApiOutlined,
  door: 'settings',
  order: 70,
  roles: ['admin'],
  load: () => import('./Clients').then(({ Clients }) => Clients),
}
