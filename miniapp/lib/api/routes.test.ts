import { readFileSync } from 'node:fs'
import path from 'node:path'
import { routesSource, shapeSource } from '../../../local/generate/contract'

test('the route table in the app is what the contract says; `npm run openapi` writes it', () => {
  expect(readFileSync(path.join(__dirname, 'routes.gen.ts'), 'utf8')).toBe(routesSource())
})

test('copies on phones know the shape of the answers; `npm run openapi` writes it', async () => {
  expect(readFileSync(path.join(__dirname, '../offline/shape.gen.ts'), 'utf8')).toBe(await shapeSource())
})
