import { SolutionOutlined } from '@ant-design/icons'
import type { Screen } from '@console/app/screen'

export const screen: Screen = {
  path: 'requests',
  to: '/requests',
  title: '要核实的',
  icon: SolutionOutlined,
  door: 'people',
  order: 31,
  roles: ['gridWorker', 'admin'],
  load: () => import('./Requests').then(({ Requests }) => Requests),
}
