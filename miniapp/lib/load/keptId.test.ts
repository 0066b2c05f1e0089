import { ApiError } from '../api/apiError'
import { keptId } from './useWrite'

jest.mock('../phone/ids', () => ({ newId: () => 'unused' }))

test('a form keeps its id over every try, until it changes or the id lay too long to be taken', () => {
  let made = 0
  const kept = keptId(() => {
    made += 1
    return `id-${made}`
  })
  expect([kept.get(), kept.get()]).toEqual(['id-1', 'id-1'])
  kept.failed(new ApiError('OFFLINE', '没有网络', 0))
  expect(kept.get()).toBe('id-1')
  kept.failed(new ApiError('ID_NOT_FRESH', '这次提交隔得太久了', 409))
  expect(kept.get()).toBe('id-2')
  kept.renew()
  expect(kept.get()).toBe('id-3')
})
