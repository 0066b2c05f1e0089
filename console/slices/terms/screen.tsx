import { IdcardOutlined } from '@ant-design/icons'
import type { Screen } from '@console/app/screen'

export const screen: Screen = {
  path: 'terms',
  to: '/terms',
  title: '聘任',
  icon: IdcardOutlined,
  order: 39,
  roles: ['gridWorker', 'admin'],
  load: () => import('./Terms').then(({ Terms }) => Terms),
}
