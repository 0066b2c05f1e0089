import { QrcodeOutlined } from '@ant-design/icons'
import type { Screen } from '@console/app/screen'

export const screen: Screen = {
  path: 'posters/:act?',
  to: '/posters',
  title: '海报',
  icon: QrcodeOutlined,
  door: 'matters',
  order: 37,
  roles: ['admin'],
  load: () => import('./Posters').then(({ Posters }) => Posters),
}
