import { MessageOutlined } from '@ant-design/icons'
import type { Screen } from '@console/app/screen'

export const screen: Screen = {
  path: 'work/templates/:templateId?',
  to: '/work/templates',
  title: '回复模板',
  icon: MessageOutlined,
  door: 'settings',
  order: 64,
  roles: ['admin'],
  load: () => import('./Templates').then(({ Templates }) => Templates),
}
