import { AppstoreOutlined } from '@ant-design/icons'
import type { Screen } from '@console/app/screen'

export const screen: Screen = {
  path: 'work/categories/:categoryId?',
  to: '/work/categories',
  title: '上报类别',
  icon: AppstoreOutlined,
  door: 'settings',
  order: 62,
  roles: ['admin'],
  load: () => import('./Categories').then(({ Categories }) => Categories),
}
