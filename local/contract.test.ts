import { readFileSync } from 'node:fs'
import path from 'node:path'
import { accessDocument } from './contract'
import { listsOfSlices } from './slices'

test('docs/access.md says who may call what as the contract has it: npm run openapi writes it anew', () => {
  expect(readFileSync(path.join(__dirname, '../docs/access.md'), 'utf8')).toBe(accessDocument())
})

test.each(Object.entries(listsOfSlices()))(
  '%s lists what the folders have: npm run openapi writes it anew',
  (file, text) => {
    expect(readFileSync(path.join(__dirname, '..', file), 'utf8')).toBe(text)
  },
)
