import { FileTextOutlined } from '@ant-design/icons'
import type { Screen } from '@console/app/screen'

export const screen: Screen = {
  path: 'reports/:reportId?',
  to: '/reports',
  title: '工单',
  icon: FileTextOutlined,
  door: 'matters',
  order: 20,
  roles: ['gridWorker', 'admin'],
  waiting: ({ reportsOpen = 0 }) => ({ count: reportsOpen }),
  load: () => import('./Reports').then(({ Reports }) => Reports),
}
