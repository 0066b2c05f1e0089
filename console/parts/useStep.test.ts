import { JSDOM } from 'jsdom'
import { act, createElement } from 'react'

const { window } = new JSDOM('<div id="app"></div>')
Object.assign(globalThis, { window, document: window.document, IS_REACT_ACT_ENVIRONMENT: true })

import { createRoot, type Root } from 'react-dom/client'
import { useStep } from './useStep'

const goTo = jest.fn<Promise<void>, [string]>()
let step: ReturnType<typeof useStep>
function Screen({ open }: { open: string | undefined }) {
  step = useStep(['a', 'b', 'c'], open, goTo)
  return null
}
let root: Root
const draw = (open?: string) => act(async () => root.render(createElement(Screen, { open })))
const led = () => goTo.mock.calls.map(([id]) => id)

beforeEach(async () => {
  goTo.mockReset()
  goTo.mockResolvedValue()
  root = createRoot(window.document.getElementById('app') ?? window.document.body)
  await draw()
})
afterEach(() => act(() => root.unmount()))

test('quick keys go on from each other, also when the page draws an earlier one in between', async () => {
  goTo.mockReturnValue(new Promise(() => undefined))
  step(1)
  step(1)
  await draw('a')
  step(1)
  expect(led()).toEqual(['a', 'b', 'c'])
})

test('a page that is drawn after its key was over, and the next one pressed, leads nowhere back', async () => {
  step(1)
  await act(async () => undefined)
  step(1)
  await act(async () => undefined)
  await draw('a')
  step(1)
  expect(led()).toEqual(['a', 'b', 'c'])
})

test('after a click it goes on from there, and at both ends it stays', async () => {
  await draw('c')
  expect(step(1)).toBe(false)
  expect(step(-1)).toBe(true)
  expect(led()).toEqual(['b'])
  await act(async () => undefined)
  await draw('a')
  expect(step(-1)).toBe(false)
})

test('where what is open is not in the list it begins at the top', async () => {
  await draw('gone')
  step(1)
  expect(led()).toEqual(['a'])
})
