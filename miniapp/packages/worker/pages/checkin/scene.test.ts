import { readScene } from './scene'

const hub = { stationId: 'hub', scene: 's=hub&k=a1B~c-D4' }

test.each([
  ['the scene alone', 's=hub&k=a1B~c-D4'],
  ['encoded, as WeChat gives it to a page', 's%3Dhub%26k%3Da1B~c-D4'],
  ['inside the path of a mini-program code', 'packages/worker/pages/checkin/index?scene=s%3Dhub%26k%3Da1B~c-D4'],
  ['with blanks around it', '  s=hub&k=a1B~c-D4 '],
])('a station is read from %s', (_, text) => {
  expect(readScene(text)).toEqual(hub)
})

test.each(['', 'https://example.com/?k=1', 'NX1.12345678.123456', 's=hub', '%E0%A4%A', 's=HUB&k=a1B~c-D4'])(
  'what is not a station code is refused: %s',
  (text) => {
    expect(readScene(text)).toBeUndefined()
  },
)
