import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../paths'
import { accessDocument } from './contract'
import { listsOfSlices } from './slices'

test('docs/access.md says who may call what as the contract has it: npm run openapi writes it anew', () => {
  expect(readFileSync(join(ROOT, 'docs/access.md'), 'utf8')).toBe(accessDocument())
})

test.each(Object.entries(listsOfSlices()))(
  '%s lists what the folders have: npm run openapi writes it anew',
  (file, text) => {
    expect(readFileSync(join(ROOT, file), 'utf8')).toBe(text)
  },
)
