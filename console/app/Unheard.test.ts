import { CancelledError } from '@tanstack/react-query'
import { act, createElement } from 'react'
import { draw, sees, text, undraw } from '../../test/support/desktop'
import { Problem } from './problem'
import { Unheard } from './Unheard'

afterEach(undraw)

/** What a browser does with a promise that nobody looks at. */
const fails = (reason: unknown) =>
  act(async () => {
    window.dispatchEvent(Object.assign(new window.Event('unhandledrejection'), { reason }))
  })

test('FT-22 a button whose failure nobody hears says what went wrong', async () => {
  await draw(createElement(Unheard))
  await fails(new Problem('ORG_CHANGED', '刚刚有人改过', 409))
  await sees('刚刚有人改过')
})

test('what was given up on purpose is not said', async () => {
  await draw(createElement(Unheard))
  await fails(new DOMException('x', 'AbortError'))
  await fails(new CancelledError())
  await fails(new Problem('A', '后来的一句', 409))
  await sees('后来的一句')
  expect(text()).not.toContain('出了点问题')
})
