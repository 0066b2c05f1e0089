import { PayCircleOutlined } from '@ant-design/icons'
import type { Screen } from '@console/app/screen'

export const screen: Screen = {
  path: 'settlement/:merchantId?/:month?',
  to: '/settlement',
  title: '商家结算',
  icon: PayCircleOutlined,
  door: 'books',
  order: 54,
  roles: ['admin'],
  load: () => import('./Settlement').then(({ Settlement }) => Settlement),
}
