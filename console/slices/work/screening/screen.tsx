import { EyeOutlined } from '@ant-design/icons'
import type { Screen } from '@console/app/screen'

export const screen: Screen = {
  path: 'work/screening',
  to: '/work/screening',
  title: '先看后公开',
  icon: EyeOutlined,
  door: 'settings',
  order: 68,
  roles: ['admin'],
  load: () => import('./Screening').then(({ Screening }) => Screening),
}
