import { PhoneOutlined } from '@ant-design/icons'
import type { Screen } from '@console/app/screen'

export const screen: Screen = {
  path: 'pairs',
  to: '/pairs',
  title: '结对联系',
  icon: PhoneOutlined,
  door: 'people',
  order: 33,
  roles: ['gridWorker', 'admin'],
  load: () => import('./Pairs').then(({ Pairs }) => Pairs),
}
