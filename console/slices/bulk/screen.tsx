import { OrderedListOutlined } from '@ant-design/icons'
import type { Screen } from '@console/app/screen'

export const screen: Screen = {
  path: 'bulk/:orderId?',
  to: '/bulk',
  title: '成批办理',
  icon: OrderedListOutlined,
  door: 'matters',
  order: 25,
  roles: ['gridWorker', 'admin'],
  load: () => import('./Bulk').then(({ Bulk }) => Bulk),
}
