import { createBrowserRouter, Navigate, type RouteObject } from 'react-router'
import { ForRoles } from './ForRoles'
import { NotFound, PageFailed } from './PageFailed'
import { part } from './part'
import { SCREENS } from './screens'
import { Shell } from './shell/Shell'

const pages: RouteObject[] = SCREENS.map((screen) => ({
  path: screen.path,
  lazy: async () => {
    const Page = await part(screen.load)
    return {
      Component: () => (
        <ForRoles screen={screen}>
          <Page />
        </ForRoles>
      ),
    }
  },
}))

export const router = createBrowserRouter(
  [
    {
      path: '/',
      Component: Shell,
      HydrateFallback: () => null,
      ErrorBoundary: PageFailed,
      children: [
        { index: true, element: <Navigate to="/today" replace /> },
        { ErrorBoundary: PageFailed, children: [...pages, { path: '*', Component: NotFound }] },
      ],
    },
  ],
  { basename: '/console' },
)
