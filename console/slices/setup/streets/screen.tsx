import { ApartmentOutlined } from '@ant-design/icons'
import type { Screen } from '@console/app/screen'
import { districtOf } from '@shared/rules/people/roles'

export const screen: Screen = {
  path: 'setup/streets',
  to: '/setup/streets',
  title: '区里的街道',
  icon: ApartmentOutlined,
  door: 'settings',
  order: 85,
  roles: ['admin'],
  only: (grants) => districtOf(grants) !== undefined,
  load: () => import('./Streets').then(({ Streets }) => Streets),
}
