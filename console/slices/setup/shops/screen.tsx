import { ShopOutlined } from '@ant-design/icons'
import type { Screen } from '@console/app/screen'

export const screen: Screen = {
  path: 'setup/shops/:merchantId?',
  to: '/setup/shops',
  title: '商家',
  icon: ShopOutlined,
  door: 'settings',
  order: 82,
  roles: ['admin'],
  load: () => import('./Shops').then(({ Shops }) => Shops),
}
