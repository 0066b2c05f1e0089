import { pinOf } from './pin'

const HOUR = 3_600_000
const card = {
  ...{ reportId: 'R', categoryName: '井盖破损', address: '上乔西路 12 号', status: 'accepted' as const, urgent: false },
  ...{ dueAt: 10 * HOUR, location: { latitude: 37.5, longitude: 121.4 }, assigneeLabel: undefined },
} as const

test('what presses gives the colour and the letter, and all of it is said in words', () => {
  expect(pinOf(card, 7 * HOUR)).toMatchObject({
    ...{ id: 'R', sign: '井', tone: 'work' },
    name: '井盖破损，已受理，还剩 3 小时，上乔西路 12 号',
  })
  expect(pinOf(card, 12 * HOUR)).toMatchObject({
    sign: '超',
    tone: 'late',
    name: expect.stringContaining('超时 2 小时'),
  })
  expect(pinOf({ ...card, urgent: true }, 12 * HOUR)).toMatchObject({ sign: '急', tone: 'urgent' })
})

test('what is over presses nobody', () => {
  expect(pinOf({ ...card, status: 'closed', urgent: true, address: '' }, 12 * HOUR)).toMatchObject({
    ...{ sign: '井', tone: 'done', name: '井盖破损，已办结，没有写地址' },
  })
})
