import { ApiError } from '../api/apiError'
import { takePhotos, unreadable } from './chosen'

const take = async (name: string) => {
  if (name.startsWith('bad')) throw unreadable({ name })
  return name
}

test('one that cannot be read takes no other along, and is answered', async () => {
  expect(await takePhotos(['a.jpg', 'bad.jpg', 'b.jpg'], 9, take)).toEqual({
    photos: ['a.jpg', 'b.jpg'],
    problem: '有一张读不出来，请换 JPG、PNG 或 WebP 照片',
  })
})

test('HEIC that nobody here can open is answered by its name or its type', async () => {
  expect((await takePhotos(['bad.HEIC'], 9, take)).problem).toMatch(/HEIC/)
  expect(unreadable({ type: 'image/heif' }).message).toMatch(/HEIC/)
})

test('several are counted, and what is too much is said', async () => {
  const { photos, problem } = await takePhotos(['bad1', 'bad2', 'c', 'd'], 3, take)
  expect(photos).toEqual(['c'])
  expect(problem).toBe('有 2 张没加上：有一张读不出来，请换 JPG、PNG 或 WebP 照片；最多再加 3 张，多出的没加')
})

test('all taken: nothing to say', async () => {
  expect(await takePhotos(['a', 'b'], 9, take)).toEqual({ photos: ['a', 'b'] })
  expect(await takePhotos([], 9, take)).toEqual({ photos: [] })
})

test('what is no ApiError has a sentence too', async () => {
  const { problem } = await takePhotos(['x'], 9, () => Promise.reject(new TypeError('x')))
  expect(problem).toMatch(/[\u4e00-\u9fff]/)
  expect(new ApiError('A', 'b', 0).message).toBe('b')
})
