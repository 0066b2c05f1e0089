import { readFileSync } from 'node:fs'
import path from 'node:path'
import { routesSource } from '../../local/contract'

test('the route table in the app is what the contract says; `npm run openapi` writes it', () => {
  expect(readFileSync(path.join(__dirname, 'routes.gen.ts'), 'utf8')).toBe(routesSource())
})
