import { CarryOutOutlined } from '@ant-design/icons'
import type { Screen } from '@console/app/screen'

export const screen: Screen = {
  path: 'servicelists',
  to: '/servicelists',
  title: '服务清单',
  icon: CarryOutOutlined,
  door: 'matters',
  order: 36,
  roles: ['gridWorker', 'admin'],
  load: () => import('./ServiceLists').then(({ ServiceLists }) => ServiceLists),
}
