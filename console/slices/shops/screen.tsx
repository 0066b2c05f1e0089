import { CoffeeOutlined } from '@ant-design/icons'
import type { Screen } from '@console/app/screen'

export const screen: Screen = {
  path: 'shops/:merchantId?',
  to: '/shops',
  title: '套餐和店员',
  icon: CoffeeOutlined,
  door: 'settings',
  order: 83,
  roles: ['admin'],
  load: () => import('./Shops').then(({ Shops }) => Shops),
}
