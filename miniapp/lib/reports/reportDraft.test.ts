const kept = new Map<string, string>()

jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: {
    getStorageSync: (key: string) => kept.get(key) ?? '',
    setStorageSync: (key: string, text: string) => kept.set(key, text),
    removeStorageSync: (key: string) => kept.delete(key),
    getStorageInfoSync: () => ({ keys: [...kept.keys()] }),
  },
}))

import { draftOf, emptyDraft, forgetDraft, keepDraft, type ReportDraft } from './reportDraft'

beforeEach(() => kept.clear())

const photo = {
  id: 'p',
  uploaded: false,
  photo: { path: '/p', contentType: 'image/jpeg' as const, bytes: 1, kept: true },
}
const written: ReportDraft = {
  ...emptyDraft('me'),
  photos: [photo],
  categoryId: 'road',
  description: '坑',
  spot: { latitude: 37, longitude: 121, address: '' },
}

test('what was being written is found again, under the same report id', () => {
  keepDraft(written)
  expect(draftOf('me')).toEqual(written)
  forgetDraft()
  expect(draftOf('me')).toBeUndefined()
})

test("another person's is not", () => {
  keepDraft(written)
  expect(draftOf('someone-else')).toBeUndefined()
})

test('an empty form keeps nothing', () => {
  keepDraft(written)
  keepDraft({ ...written, photos: [], description: '  ' })
  expect(kept.size).toBe(0)
})

test('what cannot be read is no draft', () => {
  for (const text of ['{"half', '"text"', '{"id":1}', '{"id":"a","memberId":"me"}', 'null']) {
    kept.set('draft:report', text)
    expect(draftOf('me')).toBeUndefined()
  }
})
