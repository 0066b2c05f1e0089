import { AuditOutlined } from '@ant-design/icons'
import type { Screen } from '@console/app/screen'

export const screen: Screen = {
  path: 'approvals',
  to: '/approvals',
  title: '积分审批',
  icon: AuditOutlined,
  door: 'books',
  order: 40,
  roles: ['admin'],
  waiting: ({ approvalsWaiting = 0 }) => ({ count: approvalsWaiting }),
  load: () => import('./Approvals').then(({ Approvals }) => Approvals),
}
