import { ProfileOutlined } from '@ant-design/icons'
import type { Screen } from '@console/app/screen'

export const screen: Screen = {
  path: 'worklog',
  to: '/worklog',
  title: '工作台账',
  icon: ProfileOutlined,
  door: 'books',
  order: 38,
  roles: ['gridWorker', 'admin'],
  load: () => import('./Worklog').then(({ Worklog }) => Worklog),
}
