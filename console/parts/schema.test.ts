import * as v from 'valibot'
import { filledIn, partOf, ruleOf } from './schema'

const text = v.pipe(v.string(), v.trim(), v.minLength(1, '请填写'))
const route = partOf({ entries: { name: text, note: v.optional(text), free: v.optional(v.string()) } })

/** The sentence under a field, or nothing. */
async function fault(name: string, value: unknown, missing?: string): Promise<string | undefined> {
  const rule = ruleOf(route, name, missing)
  if (typeof rule !== 'object' || !rule.validator) throw new Error('no rule')
  const found: unknown = await Promise.resolve(rule.validator({}, value, () => undefined)).catch((error) => error)
  return found instanceof Error ? found.message : undefined
}

test('what may be left out may be blank, however it came to be so; what may not is asked for', async () => {
  for (const blank of [undefined, null, '', '  ']) expect(await fault('note', blank)).toBeUndefined()
  expect(await fault('name', '')).toBe('请填写')
  expect(await fault('name', ' ', '请填名字')).toBe('请填名字')
  expect(await fault('note', '', '这里要写')).toBe('这里要写')
})

test('a blank that the contract lets out is not sent; one that it takes is', () => {
  expect(filledIn(route, { name: '', note: ' ', free: '', own: '' })).toEqual({
    name: '',
    note: undefined,
    free: '',
    own: '',
  })
  expect(filledIn(route, { note: '带杯子', free: null })).toEqual({ note: '带杯子', free: null })
})
