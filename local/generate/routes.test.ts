import { contract } from '@shared/contract/contract'
import { deployedFunctions } from '../../infra/model'

/** What API Gateway is told to send where: a method or ANY, and a path whose last part may be `{proxy+}`. */
async function told() {
  const deployed = await deployedFunctions()
  return deployed.flatMap(({ name, call }) =>
    (call.by === 'request' ? call.requests : []).map((request) => {
      const [method = '', path = ''] = request.split(' ')
      const pattern = path.replace(/\{proxy\+\}/, '.+').replace(/\{[^}]+\}/g, '[^/]+')
      return { name, method, path, fits: new RegExp(`^${pattern}$`) }
    }),
  )
}

/** Of what fits a path, API Gateway takes what is most of it word for word. */
const literal = (path: string) => path.replace(/\{[^}]+\}/g, '').length

const ROUTES = Object.entries(contract).flatMap(([slice, routes]) =>
  Object.entries(routes as Record<string, { '~orpc': { route: { method?: string; path?: string } } }>).map(
    ([
      name,
      {
        '~orpc': { route },
      },
    ]) => ({ slice, name, ...route }),
  ),
)

test.each(ROUTES)('$method $path reaches the function of $slice', async ({ slice, method, path = '' }) => {
  const asked = path.replace(/\{[^}]+\}/g, 'x')
  const [best] = (await told())
    .filter((route) => (route.method === 'ANY' || route.method === method) && route.fits.test(asked))
    .sort((a, b) => literal(b.path) - literal(a.path))
  expect(best?.name).toBe(slice)
})
