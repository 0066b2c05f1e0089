import * as v from 'valibot'
import { contract } from './contract'
import { DayText, TypedDay } from './types'

it.each([
  '2026-02-30',
  '2027-02-29',
  '2026-04-31',
  '2026-13-01',
  '2026-00-10',
  '2026-1-1',
  '9999-02-30',
  '9999-12-31',
  '1999-12-31',
  '0000-00-00',
  '',
])('%s is no day that anybody can choose', (day) => {
  expect(v.is(TypedDay, day)).toBe(false)
})

it.each(['2026-02-28', '2028-02-29', '2000-01-01', '2099-12-31'])('%s is one', (day) => {
  expect(v.is(TypedDay, day)).toBe(true)
})

/** Does a schema take a day without looking whether there is one? */
function takesAnyDay(schema: unknown): boolean {
  if (schema === TypedDay || schema === null || typeof schema !== 'object') return false
  if (schema === DayText) return true
  const { entries, item, wrapped, options, pipe } = schema as Record<string, unknown>
  const inside = [item, wrapped, ...listed(options), ...listed(pipe).slice(1), ...Object.values(entries ?? {})]
  return inside.some((each) => each !== schema && takesAnyDay(each))
}

const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

it('no route takes a day that does not exist, but what the phone sends back as it saw it', () => {
  const found = Object.entries(contract).flatMap(([slice, routes]) =>
    Object.entries(routes).flatMap(([name, { '~orpc': definition }]) =>
      takesAnyDay(definition.inputSchema) ? [`${slice}.${name}`] : [],
    ),
  )
  expect(found).toEqual(['checkins.create'])
})
