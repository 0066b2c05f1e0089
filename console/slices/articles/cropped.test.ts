import { coverPart } from './cropped'

test('a cover is as large a part as has its shape, and moves along the side that is too long', () => {
  expect(coverPart({ width: 1600, height: 1200 }, 0)).toEqual({ left: 0, top: 0, width: 1600, height: 900 })
  expect(coverPart({ width: 1600, height: 1200 }, 1)).toEqual({ left: 0, top: 300, width: 1600, height: 900 })
  expect(coverPart({ width: 2000, height: 900 }, 0.5)).toEqual({ left: 200, top: 0, width: 1600, height: 900 })
})
