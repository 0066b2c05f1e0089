import { lookIn } from './look'

const EVERYTHING = { dense: false, hidden: [] }

test('what was kept is there again', () => {
  expect(lookIn(JSON.stringify({ dense: true, hidden: ['photo'] }))).toEqual({ dense: true, hidden: ['photo'] })
})

test.each([null, '', 'dense', '{"dense":"yes"}', '{"dense":true,"hidden":["name"]}'])(
  'what is none of ours shows everything: %p',
  (kept) => {
    expect(lookIn(kept)).toEqual(EVERYTHING)
  },
)
