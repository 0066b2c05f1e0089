import { TeamOutlined } from '@ant-design/icons'
import type { Screen } from '@console/app/screen'

export const screen: Screen = {
  path: 'survey',
  to: '/survey',
  title: '摸底',
  icon: TeamOutlined,
  order: 39,
  roles: ['gridWorker', 'admin'],
  load: () => import('./Survey').then(({ Survey }) => Survey),
}
