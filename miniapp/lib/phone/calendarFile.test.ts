import { calendarFile } from './calendarFile'

const ENTRY = {
  id: 'a1',
  title: '小哥议事会，第三场; 谈“进门难”',
  startsAt: Date.UTC(2031, 10, 19, 6),
  endsAt: Date.UTC(2031, 10, 19, 8),
  place: '建设里社区\n二楼, 左手第一间会议室，门口有牌子，找不到打电话问网格员',
}
const lines = calendarFile(ENTRY, Date.UTC(2031, 10, 18)).split('\r\n')
const whole = calendarFile(ENTRY, 0).replace(/\r\n /g, '')

test('times are told in UTC, and it rings an hour before', () => {
  expect(lines).toEqual(
    expect.arrayContaining([
      'DTSTART:20311119T060000Z',
      'DTEND:20311119T080000Z',
      'DTSTAMP:20311118T000000Z',
      'TRIGGER:-PT1H',
    ]),
  )
})

test('what has a meaning in such a file stands in it as text', () => {
  expect(whole).toContain('SUMMARY:小哥议事会，第三场\\; 谈“进门难”\r\n')
  expect(whole).toContain('LOCATION:建设里社区\\n二楼\\, 左手第一间会议室，')
})

test('no line is longer than 75 bytes', () => {
  expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
})
