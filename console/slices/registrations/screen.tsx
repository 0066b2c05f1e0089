import { IdcardOutlined } from '@ant-design/icons'
import type { Screen } from '@console/app/screen'

export const screen: Screen = {
  path: 'registrations/:memberId?',
  to: '/registrations',
  title: '报到',
  icon: IdcardOutlined,
  door: 'people',
  order: 30,
  roles: ['gridWorker', 'admin'],
  waiting: ({ registrationsWaiting = 0 }) => ({ count: registrationsWaiting }),
  load: () => import('./Registrations').then(({ Registrations }) => Registrations),
}
