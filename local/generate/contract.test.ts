import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../paths'
import { accessDocument } from './contract'
import { modelWithPatterns } from './patterns'
import { listsOfSlices } from './slices'

test('docs/access.md says who may call what as the contract has it: npm run openapi writes it anew', () => {
  expect(readFileSync(join(ROOT, 'docs/access.md'), 'utf8')).toBe(accessDocument())
})

test('docs/data-model.md lists the items and queries that the code has: npm run openapi writes it anew', () => {
  const model = readFileSync(join(ROOT, 'docs/data-model.md'), 'utf8')
  expect(modelWithPatterns(model)).toBe(model)
  expect(model).toContain(
    "| meals | `vouchersBy()` | `byOwner` `MEMBER#<member>` / `VOUCHER#…`, backwards | A member's vouchers, newest first |",
  )
})

test.each(Object.entries(listsOfSlices()))(
  '%s lists what the folders have: npm run openapi writes it anew',
  (file, text) => {
    expect(readFileSync(join(ROOT, file), 'utf8')).toBe(text)
  },
)
