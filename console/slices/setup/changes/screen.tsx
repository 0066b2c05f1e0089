import { HistoryOutlined } from '@ant-design/icons'
import type { Screen } from '@console/app/screen'

export const screen: Screen = {
  path: 'setup/changes',
  to: '/setup/changes',
  title: '变更记录',
  icon: HistoryOutlined,
  door: 'settings',
  order: 84,
  roles: ['admin'],
  load: () => import('./Changes').then(({ Changes }) => Changes),
}
