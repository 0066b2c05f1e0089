import { ApiError } from '../api/apiError'
import { SETTING, said } from './said'

const heard: string[] = []
jest.mock('../phone/feedback', () => ({
  buzz: () => heard.push('buzz'),
  tell: (sentence: string) => heard.push(sentence),
  tellError: (error: Error) => heard.push(`error ${error.message}`),
}))

beforeEach(() => heard.splice(0))

const failing = (code: string, status: number) => Promise.reject(new ApiError(code, code, status))

test('a write that is done is felt and told, and the screen goes on', async () => {
  await expect(said(Promise.resolve({ points: 3 }), ({ points }) => `得 ${points} 分`)).resolves.toBe(true)
  expect(heard).toEqual(['buzz', '得 3 分'])
})

test('a setting is saved without a buzz', async () => {
  await expect(said(Promise.resolve({}), '已保存', SETTING)).resolves.toBe(true)
  expect(heard).toEqual(['已保存'])
})

test('what went wrong is told, and the screen stays as it is', async () => {
  await expect(said(failing('BUSY', 503), '已保存')).resolves.toBe(false)
  expect(heard).toEqual(['error BUSY'])
})

test('when somebody was first, by code or by status, it is told and the screen goes on', async () => {
  await expect(said(failing('SETTING_CHANGED', 409), '已保存', SETTING)).resolves.toBe(true)
  await expect(said(failing('OTHER', 409), '已保存', { overtaken: [409] })).resolves.toBe(true)
  await expect(said(failing('OTHER', 404), '已保存', { overtaken: [409] })).resolves.toBe(false)
  expect(heard).toEqual(['error SETTING_CHANGED', 'error OTHER', 'error OTHER'])
})

test('while the write before is on its way nothing is said', async () => {
  await expect(said(Promise.resolve(undefined), '已保存')).resolves.toBeUndefined()
  expect(heard).toEqual([])
})
