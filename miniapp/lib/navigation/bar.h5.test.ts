import { JSDOM } from 'jsdom'
import { barListens } from './bar.h5'

const HIDDEN = 'taro-tabbar__tabbar-hide'

beforeEach(() => {
  const { document, MutationObserver } = new JSDOM('').window
  Object.assign(globalThis, { document, MutationObserver })
})

/** Is the promise kept once everything that is under way is over? */
async function isKept(promise: Promise<void>): Promise<boolean> {
  let kept = false
  void promise.then(() => {
    kept = true
  })
  await new Promise((resolve) => setImmediate(resolve))
  return kept
}

test('a bar that is drawn and still hidden hears nothing; once it shows itself it does', async () => {
  document.body.innerHTML = '<taro-tabbar></taro-tabbar>'
  const bar = document.querySelector('taro-tabbar')
  const listens = barListens()
  bar?.classList.add(HIDDEN)
  bar?.append(document.createElement('div'))
  expect(await isKept(listens)).toBe(false)
  bar?.classList.remove(HIDDEN)
  expect(await isKept(listens)).toBe(true)
  expect(await isKept(barListens())).toBe(true)
})

test('where there is no bar nobody waits for one', async () => {
  expect(await isKept(barListens())).toBe(true)
})
