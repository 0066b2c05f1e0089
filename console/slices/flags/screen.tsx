import { AlertOutlined } from '@ant-design/icons'
import type { Screen } from '@console/app/screen'

export const screen: Screen = {
  path: 'flags',
  to: '/flags',
  title: '异常提醒',
  icon: AlertOutlined,
  door: 'people',
  order: 45,
  roles: ['admin'],
  waiting: ({ flagsWaiting = 0 }) => ({ count: flagsWaiting }),
  load: () => import('./Flags').then(({ Flags }) => Flags),
}
