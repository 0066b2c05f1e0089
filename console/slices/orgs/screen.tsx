import { ApartmentOutlined } from '@ant-design/icons'
import type { Screen } from '@console/app/screen'

export const screen: Screen = {
  path: 'orgs',
  to: '/orgs',
  title: '组织',
  icon: ApartmentOutlined,
  order: 39,
  roles: ['gridWorker', 'admin'],
  load: () => import('./Orgs').then(({ Orgs }) => Orgs),
}
