import { notifyManager, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { JSDOM } from 'jsdom'
import { act, createElement, type ReactElement } from 'react'
import type { Root } from 'react-dom/client'

/**
 * A page of the console without a browser: imported before what it draws, for the widgets ask what there is as soon as they
 * are loaded. What the server answers is the test's.
 */
const { window } = new JSDOM('<div id="app"></div>', { pretendToBeVisual: true, url: 'http://localhost/console/' })
const media = () => ({
  matches: false,
  addListener() {},
  removeListener() {},
  addEventListener() {},
  removeEventListener() {},
})
class ResizeObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}
// jsdom has no styles of pseudo-elements, and says so whenever it is asked.
const styles = window.getComputedStyle.bind(window)
const getComputedStyle = (element: Element) => styles(element)
/** What widgets put off to the next turn with. Node's own has a port that nobody closes, which would keep the process. */
class Turn {
  port1: { onmessage?: () => void } = {}
  port2 = { postMessage: () => setImmediate(() => this.port1.onmessage?.()) }
}
window.Element.prototype.scrollIntoView = () => undefined
Object.assign(window, { matchMedia: media, ResizeObserver, getComputedStyle })
Object.assign(globalThis, {
  ...{ window, document: window.document, IS_REACT_ACT_ENVIRONMENT: true, getComputedStyle, location: window.location },
  ...{
    HTMLElement: window.HTMLElement,
    HTMLBodyElement: window.HTMLBodyElement,
    Element: window.Element,
    Node: window.Node,
    ShadowRoot: window.ShadowRoot,
  },
  ...{ SVGElement: window.SVGElement, MutationObserver: window.MutationObserver, ResizeObserver, matchMedia: media },
  ...{ HTMLInputElement: window.HTMLInputElement, innerWidth: window.innerWidth, innerHeight: window.innerHeight },
  MessageChannel: Turn,
  requestAnimationFrame: window.requestAnimationFrame.bind(window),
  cancelAnimationFrame: window.cancelAnimationFrame.bind(window),
})
afterAll(() => window.close())
// Answers are drawn within the act that brought them.
notifyManager.setScheduler((draw) => draw())

const body = window.document.body
/** All that can be read, drawers and windows too. */
export const text = (): string => body.textContent ?? ''

export function byId(id: string): HTMLElement {
  const found = window.document.getElementById(id)
  if (!found) throw new Error(`nothing is called ${id} in: ${text()}`)
  return found
}

/** Turns of the event loop that what a form checks and sends is given to come to an end. */
const TURNS = 10

/** Lets what has begun come to its end: checks, answers, what is drawn from them. */
export const settle = () =>
  act(async () => {
    for (let turn = 0; turn < TURNS; turn++) await new Promise(setImmediate)
  })

/** So often it is looked whether something is there; what is not by then is not coming. */
const LOOKS = 100

/** Waits until that can be read. @throws with what can be read when it does not come */
export async function sees(words: string | RegExp): Promise<void> {
  const isThere = () => (typeof words === 'string' ? text().includes(words) : words.test(text()))
  for (let look = 0; look < LOOKS && !isThere(); look++) await settle()
  if (!isThere()) throw new Error(`${words} does not come in: ${text()}`)
}

let root: Root | undefined
let answers: QueryClient | undefined

/** Draws a part of the console as its own page would, without its motion. */
export async function draw(part: ReactElement): Promise<void> {
  const { App, ConfigProvider } = await import('antd')
  const { createRoot } = await import('react-dom/client')
  const { createMemoryRouter, RouterProvider } = await import('react-router')
  answers = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const router = createMemoryRouter([{ path: '*', element: part }])
  const routed = createElement(RouterProvider, { router })
  const page = createElement(
    ConfigProvider,
    { theme: { token: { motion: false }, zeroRuntime: true }, button: { autoInsertSpace: false } },
    createElement(QueryClientProvider, { client: answers }, createElement(App, { component: false }, routed)),
  )
  root = createRoot(byId('app'))
  await act(async () => root?.render(page))
  await settle()
}

export async function undraw(): Promise<void> {
  await act(async () => root?.unmount())
  answers?.clear()
}

/** Presses what is called so, and waits for what follows. */
export async function press(id: string): Promise<void> {
  await act(async () => byId(id).click())
  await settle()
}

/** Types into the field of that name, as a person does: letters, then on to the next field. */
export async function type(id: string, words: string): Promise<void> {
  const field = byId(id)
  if (!(field instanceof window.HTMLInputElement || field instanceof window.HTMLTextAreaElement)) {
    throw new Error(`${id} is no field`)
  }
  const own = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')
  await act(async () => {
    field.focus()
    own?.set?.call(field, words)
    field.dispatchEvent(new window.Event('input', { bubbles: true }))
  })
  await act(async () => field.blur())
  await settle()
}

/** What stands in the field of that name. */
export const typedIn = (id: string): string => (byId(id) as HTMLInputElement).value

/** The list of a select, opened as by hand, and what stands in it. */
async function listed(id: string): Promise<HTMLElement[]> {
  const select = byId(id).closest('.ant-select')
  await act(async () => {
    select?.dispatchEvent(new window.MouseEvent('mousedown', { bubbles: true }))
  })
  await settle()
  return [...window.document.querySelectorAll<HTMLElement>('.ant-select-item-option-content')]
}

/** What can be chosen in the select of that name. */
export const choices = async (id: string): Promise<(string | null)[]> =>
  (await listed(id)).map(({ textContent }) => textContent)

/** Chooses what is called so. */
export async function choose(id: string, label: string): Promise<void> {
  const option = (await listed(id)).find(({ textContent }) => textContent === label)
  if (!option) throw new Error(`${label} is no choice of ${id}`)
  await act(async () => option.click())
  await settle()
}
