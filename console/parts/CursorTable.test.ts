import { act, createElement } from 'react'
import { draw, text, undraw } from '../../test/support/desktop'
import { Problem } from '../app/problem'
import { CursorTable } from './CursorTable'
import { usePages } from './pages'

interface Line {
  id: string
  name: string
}
interface Page {
  items: Line[]
  cursor?: string
}

const ask = jest.fn<Promise<Page>, [string | undefined]>()
const chosen = jest.fn()
function Screen() {
  const list = usePages(['lines'], ask)
  const columns = [{ title: '名称', dataIndex: 'name' }]
  return createElement(CursorTable<Line>, {
    ...{ list, columns, rowKey: 'id', label: '清单', empty: '一件也没有', onChoose: chosen },
  })
}

const app = () => document.body
const tap = (words: string) =>
  act(async () => {
    const button = [...app().querySelectorAll('button')].find((each) => each.textContent?.includes(words))
    if (!button) throw new Error(`no button ${words} in: ${text()}`)
    button.click()
  })

const open = () => draw(createElement(Screen))
beforeEach(() => {
  ask.mockReset()
  chosen.mockReset()
})
afterEach(undraw)

test('the next page is asked for with the cursor of the one before, and stands below it', async () => {
  ask.mockResolvedValueOnce({ items: [{ id: '1', name: '甲' }], cursor: 'opaque' })
  ask.mockResolvedValueOnce({ items: [{ id: '2', name: '乙' }] })
  await open()
  expect(text()).toContain('甲')
  await tap('再看一些')
  expect(ask.mock.calls).toEqual([[undefined], ['opaque']])
  expect(text()).toMatch(/甲.*乙/)
  expect(text()).not.toContain('再看一些')
})

test('a page with nothing in it may still go on; an empty list says so', async () => {
  ask.mockResolvedValueOnce({ items: [], cursor: 'opaque' })
  ask.mockResolvedValueOnce({ items: [] })
  await open()
  expect(text()).not.toContain('一件也没有')
  await tap('再看一些')
  expect(text()).toContain('一件也没有')
})

test('what failed says why, and is asked again', async () => {
  ask.mockRejectedValueOnce(new Problem('BUSY', '现在人太多，请稍后再试', 503))
  ask.mockResolvedValueOnce({ items: [{ id: '1', name: '甲' }] })
  await open()
  expect(text()).toContain('现在人太多，请稍后再试')
  await tap('再试一次')
  expect(text()).toContain('甲')
})

test('when a further page fails what is there stays, and the same page is tried again', async () => {
  ask.mockResolvedValueOnce({ items: [{ id: '1', name: '甲' }], cursor: 'opaque' })
  ask.mockRejectedValueOnce(new TypeError('failed to fetch'))
  ask.mockResolvedValueOnce({ items: [{ id: '2', name: '乙' }] })
  await open()
  await tap('再看一些')
  expect(text()).toMatch(/甲.*现在连不上/)
  await tap('再试一次')
  expect(ask.mock.calls).toEqual([[undefined], ['opaque'], ['opaque']])
  expect(text()).toMatch(/甲.*乙/)
})

test('a row is chosen by a click anywhere on it', async () => {
  ask.mockResolvedValueOnce({ items: [{ id: '1', name: '甲' }] })
  await open()
  const row = app().querySelector<HTMLElement>('tr[data-row-key="1"]')
  await act(async () => row?.click())
  expect(chosen.mock.calls.map(([line]) => line.id)).toEqual(['1'])
})
