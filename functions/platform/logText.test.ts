import { withoutPersons } from './logText'

const line = (value: unknown) => JSON.stringify({ message: value }, withoutPersons)

test.each([
  'phone 13912345678 and +86 139 1234-5678',
  'openid oAbCdEfGhIjKlMnOpQrStUvWxYz0 is gone',
  'card 370602199001011234, 37060219900101123X',
  'Invalid type: Expected string but received "王小明"',
  'Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.abc',
  'https://api.weixin.qq.com/sns/jscode2session?appid=wx1&secret=topsecret&js_code=topcode&grant_type=x',
])('%s', (text) => {
  expect(line(text)).not.toMatch(/139|oAbC|3706|王小明|eyJ|topsecret|topcode/)
})

test('what an error was given is left out, its words and what it is about stay', () => {
  const text = line({
    name: 'ValiError',
    input: { name: '王小明' },
    issues: [{ received: '"王小明"' }],
    path: 'phone_info',
  })
  expect(text).toContain('phone_info')
  expect(text).not.toContain('王小明')
})

test('ids, moments and amounts are no persons', () => {
  const text =
    'report 01RTPQDYEM4Q1TY0JB45BM58T0 at 1952825405660, 501 points, request c6af9ac6-7b61-11e6-9a41-93e8deadbeef'
  expect(line(text)).toBe(JSON.stringify({ message: text }))
})
