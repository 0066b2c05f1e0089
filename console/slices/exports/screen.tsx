import { ExportOutlined } from '@ant-design/icons'
import type { Screen } from '@console/app/screen'

export const screen: Screen = {
  path: 'exports',
  to: '/exports',
  title: '导出表格',
  icon: ExportOutlined,
  door: 'books',
  order: 56,
  roles: ['gridWorker', 'admin'],
  load: () => import('./Exports').then(({ Exports }) => Exports),
}
