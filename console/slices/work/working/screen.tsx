import { FieldTimeOutlined } from '@ant-design/icons'
import type { Screen } from '@console/app/screen'

export const screen: Screen = {
  path: 'work/working',
  to: '/work/working',
  title: '工作时间',
  icon: FieldTimeOutlined,
  door: 'settings',
  order: 66,
  roles: ['admin'],
  load: () => import('./Working').then(({ Working }) => Working),
}
