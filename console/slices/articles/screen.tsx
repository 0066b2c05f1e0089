import { ReadOutlined } from '@ant-design/icons'
import type { Screen } from '@console/app/screen'

export const screen: Screen = {
  path: 'articles/:articleId?/:act?',
  to: '/articles',
  title: '文章',
  icon: ReadOutlined,
  door: 'matters',
  order: 37,
  roles: ['admin'],
  load: () => import('./Articles').then(({ Articles }) => Articles),
}
