import { readDeskScene } from './scene'

const CODE = 'AbCdEfGhIjKlMnOpQr-_'

test('the code is read from a path, an encoded scene and the scene alone', () => {
  expect(readDeskScene(`d=${CODE}`)).toBe(CODE)
  expect(readDeskScene(`d%3D${CODE}`)).toBe(CODE)
  expect(readDeskScene(`packages/grid/pages/desk/index?scene=d%3D${CODE}`)).toBe(CODE)
  expect(readDeskScene(`/packages/grid/pages/desk/index?scene=d%3D${CODE}&x=1`)).toBe(CODE)
})

test('what is no sign-in is none', () => {
  for (const text of ['', '%', 's=hub&k=12345678', `d=${CODE}A`, `d=${CODE.slice(1)}`, `id=${CODE}`]) {
    expect(readDeskScene(text)).toBeUndefined()
  }
})
