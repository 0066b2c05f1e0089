import { ExportOutlined } from '@ant-design/icons'
import type { Screen } from '@console/app/screen'

export const screen: Screen = {
  path: 'handed',
  to: '/handed',
  title: '转出去的',
  icon: ExportOutlined,
  door: 'matters',
  order: 22,
  roles: ['gridWorker', 'admin'],
  load: () => import('./Handed').then(({ Handed }) => Handed),
}
