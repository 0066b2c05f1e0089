import { HomeOutlined } from '@ant-design/icons'
import type { Screen } from '@console/app/screen'

export const screen: Screen = {
  path: 'today',
  to: '/today',
  title: '今天',
  icon: HomeOutlined,
  order: 10,
  roles: ['gridWorker', 'admin'],
  load: () => import('./Today').then(({ Today }) => Today),
}
