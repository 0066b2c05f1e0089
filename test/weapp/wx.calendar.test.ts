import { fakePhone, fakeWeChat } from './support/fakePhone'

const ENTRY = { title: '议事会', startTime: 1_950_000_000, endTime: '1950003600', location: '会议室' }

function setup() {
  const fake = fakePhone()
  fake.tap.running = true
  return { fake, ...fakeWeChat(fake) }
}

test('an entry stands in the calendar once the person allows it', async () => {
  const { ask, fake } = setup()
  expect(await ask('addPhoneCalendar', ENTRY)).toEqual({ errMsg: 'addPhoneCalendar:ok' })
  expect(fake.phone.state.traces?.calendar).toEqual([{ ...ENTRY, endTime: 1_950_003_600 }])
  fake.phone.state.permissions['scope.addPhoneCalendar'] = false
  expect(await ask('addPhoneCalendar', ENTRY)).toMatchObject({ errMsg: 'addPhoneCalendar:fail auth deny' })
  expect(fake.faults).toEqual([])
})

test('it is asked for in a tap alone', async () => {
  const { ask, fake } = setup()
  fake.tap.running = false
  expect(await ask('addPhoneCalendar', ENTRY)).toMatchObject({
    errMsg: 'addPhoneCalendar:fail can only be invoked by user TAP gesture.',
  })
  expect(fake.faults).toEqual(['addPhoneCalendar is called outside a tap'])
})

test('milliseconds, a missing title and an end before the start are faults of the app', async () => {
  const { ask, fake } = setup()
  await ask('addPhoneCalendar', { ...ENTRY, title: ' ', startTime: 1_950_000_000_000 })
  expect(fake.faults).toEqual([
    'addPhoneCalendar: an entry without a title',
    'addPhoneCalendar: startTime is no second',
    'addPhoneCalendar: ends before it starts',
  ])
  expect(await ask('addPhoneCalendar', { ...ENTRY, startTime: '1950000000' })).toMatchObject({
    errMsg: expect.stringContaining('startTime should be Number'),
  })
})
