import { part } from './part'

function aPage() {
  const kept = new Map<string, string>()
  const page = {
    kept: {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, text: string) => void kept.set(name, text),
    },
    reload: jest.fn(),
    nowMs: () => 1_000_000,
  }
  return { page, kept }
}
const gone = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'))

test('FT-22 a screen that is gone after a deployment is asked for by loading the page anew, once and never in a loop', async () => {
  const { page } = aPage()
  const first = part(gone, page)
  await expect(Promise.race([first, Promise.resolve('waits')])).resolves.toBe('waits')
  expect(page.reload).toHaveBeenCalledTimes(1)
  await expect(part(gone, page)).rejects.toThrow('dynamically imported')
  expect(page.reload).toHaveBeenCalledTimes(1)
})

test('a screen that is there is shown', async () => {
  const { page } = aPage()
  expect(await part(async () => 'screen', page)).toBe('screen')
  expect(page.reload).not.toHaveBeenCalled()
})
