import { SafetyOutlined } from '@ant-design/icons'
import type { Screen } from '@console/app/screen'

export const screen: Screen = {
  path: 'reviews',
  to: '/reviews',
  title: '公开审核',
  icon: SafetyOutlined,
  door: 'matters',
  order: 35,
  roles: ['gridWorker', 'admin'],
  waiting: ({ reviewsWaiting = 0 }) => ({ count: reviewsWaiting }),
  load: () => import('./Reviews').then(({ Reviews }) => Reviews),
}
