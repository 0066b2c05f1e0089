import { EnvironmentOutlined } from '@ant-design/icons'
import type { Screen } from '@console/app/screen'

export const screen: Screen = {
  path: 'setup/stations/:stationId?/:act?',
  to: '/setup/stations',
  title: '驿站',
  icon: EnvironmentOutlined,
  door: 'settings',
  order: 81,
  roles: ['admin'],
  load: () => import('./Stations').then(({ Stations }) => Stations),
}
