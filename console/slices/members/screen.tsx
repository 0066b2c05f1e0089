import { ContactsOutlined } from '@ant-design/icons'
import type { Screen } from '@console/app/screen'

export const screen: Screen = {
  path: 'members/:memberId?',
  to: '/members',
  title: '小哥',
  icon: ContactsOutlined,
  door: 'people',
  order: 32,
  roles: ['gridWorker', 'admin'],
  load: () => import('./Members').then(({ Members }) => Members),
}
