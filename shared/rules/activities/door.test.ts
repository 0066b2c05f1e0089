import { digitsOfDoor, doorText } from './door'

test('a door is read by its own activity alone', () => {
  expect(digitsOfDoor(doorText('A', '012345'), 'A')).toBe('012345')
  expect(digitsOfDoor(doorText('B', '012345'), 'A')).toBeUndefined()
  for (const text of ['', '012345', 'nxd:A:01234', 'nx:A:012345', 'https://example.com']) {
    expect(digitsOfDoor(text, 'A')).toBeUndefined()
  }
})
