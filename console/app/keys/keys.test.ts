import { JSDOM } from 'jsdom'
import { act, createElement } from 'react'

const { window } = new JSDOM(`<div id="app"></div>
  <input id="field"><textarea id="words"></textarea><div id="rich" contenteditable="true"></div>
  <button id="button"></button><a id="link" href="#x"></a><div role="dialog"><p id="inside"></p></div>`)
Object.assign(globalThis, {
  ...{ window, document: window.document, Element: window.Element, IS_REACT_ACT_ENVIRONMENT: true },
})

import { createRoot } from 'react-dom/client'
import { keysNow, press, useKeys } from './keys'

const run = jest.fn()
function Screen() {
  useKeys('列表', [
    { key: 'j', label: '下一件', run: () => run('j') },
    { key: 'Enter', label: '打开', run: () => run('Enter') },
    { key: '/', label: '找', run: () => run('/') },
  ])
  return null
}
function Report() {
  useKeys('这一件', [{ key: 'j', label: '别的', run: () => run('inner j') }])
  return null
}

const byId = (id: string) => window.document.getElementById(id) ?? window.document.body
const root = createRoot(byId('app'))
const draw = (...parts: (() => null)[]) =>
  act(() => root.render(parts.map((part, at) => createElement(part, { key: at }))))

/** Presses a key where that id is, and tells what was done. */
function pressed(key: string, at = 'app', more: object = {}): string[] {
  run.mockReset()
  const event = new window.KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })
  const listen = (heard: Event) => void press(heard as KeyboardEvent)
  window.addEventListener('keydown', listen)
  byId(at).dispatchEvent(event)
  window.removeEventListener('keydown', listen)
  return run.mock.calls.map(([said]) => said)
}

beforeEach(() => draw(Screen))

test('a key does what the screen says, whichever way the letter is written', () => {
  expect(pressed('j')).toEqual(['j'])
  expect(pressed('J')).toEqual(['j'])
  expect(pressed('/')).toEqual(['/'])
  expect(pressed('z')).toEqual([])
})

test('while Chinese is put together no key is ours, nor is the one that ends it', () => {
  expect(pressed('j', 'app', { isComposing: true })).toEqual([])
  expect(pressed('Enter', 'app', { keyCode: 229 })).toEqual([])
})

test.each(['field', 'words', 'rich', 'inside'])('nor is one that is typed into %s', (id) => {
  expect(pressed('j', id)).toEqual([])
})

test('with Ctrl, ⌘ or Alt it is the browser’s', () => {
  for (const held of ['ctrlKey', 'metaKey', 'altKey']) expect(pressed('j', 'app', { [held]: true })).toEqual([])
})

test('Enter on a button or a link is theirs; on the page it is ours', () => {
  expect(pressed('Enter', 'button')).toEqual([])
  expect(pressed('Enter', 'link')).toEqual([])
  expect(pressed('j', 'button')).toEqual(['j'])
  expect(pressed('Enter')).toEqual(['Enter'])
})

test('what came onto the screen last is asked first, and what is gone no more', () => {
  draw(Screen, Report)
  expect(pressed('j')).toEqual(['inner j'])
  expect(keysNow().map(({ title }) => title)).toEqual(['列表', '这一件'])
  draw(Screen)
  expect(pressed('j')).toEqual(['j'])
  draw()
  expect(pressed('j')).toEqual([])
  expect(keysNow()).toEqual([])
})
