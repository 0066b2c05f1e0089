import { FundOutlined } from '@ant-design/icons'
import type { Screen } from '@console/app/screen'

export const screen: Screen = {
  path: 'stats',
  to: '/stats',
  title: '随手拍统计',
  icon: FundOutlined,
  door: 'books',
  order: 52,
  roles: ['admin'],
  load: () => import('./Stats').then(({ Stats }) => Stats),
}
