import { byId, draw, press, sees, type, typedIn, undraw } from '../../../test/support/desktop'

const save = jest.fn()
const fresh = jest.fn<Promise<Setting>, []>()

import { Problem } from '@console/app/problem'
import { Input } from 'antd'
import { type ComponentProps, createElement } from 'react'
import * as v from 'valibot'
import { partOf } from '../schema'
import { KeptForm } from './KeptForm'

interface Setting {
  version: number
  name: string
  phone: string
}

const Named = v.object({ name: v.pipe(v.string(), v.minLength(1, '请填写名称')), phone: v.string() })
const field: ComponentProps<typeof KeptForm<Setting>>['children'] = (place) => [
  place('name', '名称', createElement(Input)),
  place('phone', '电话', createElement(Input)),
]
const form = {
  ...{ id: 'set', route: partOf(Named), kept: { version: 3, name: '东', phone: '1' }, busy: false, fresh, save },
  ...{ labels: { name: '名称', phone: '电话' }, say: (_: string, value: unknown) => String(value), children: field },
  valuesOf: ({ name, phone }: Setting) => ({ name, phone }),
}
const open = () => draw(createElement(KeptForm<Setting>, form))

beforeEach(() => {
  save.mockReset().mockResolvedValue({ version: 4 })
  fresh.mockReset()
})
afterEach(undraw)

test('it is saved over the version that was seen, and goes on from what is then kept', async () => {
  await open()
  await type('name', '东站')
  fresh.mockResolvedValue({ version: 4, name: '东站', phone: '1' })
  await press('set-save')
  await type('phone', '2')
  await press('set-save')
  expect(save.mock.calls).toEqual([
    [{ name: '东站', phone: '1' }, 3],
    [{ name: '东站', phone: '2' }, 4],
  ])
})

test('what the contract refuses is said and not sent', async () => {
  await open()
  await type('name', '')
  await press('set-save')
  await sees('请填写名称')
  expect(save).not.toHaveBeenCalled()
})

test('when a colleague was faster, what was typed stays, theirs comes in, and the next try goes over it', async () => {
  save.mockRejectedValueOnce(new Problem('SETTING_CHANGED', '刚刚有人改过', 409))
  fresh.mockResolvedValue({ version: 7, name: '西', phone: '9' })
  await open()
  await type('name', '东站')
  await press('set-save')
  expect([typedIn('name'), typedIn('phone')]).toEqual(['东站', '9'])
  expect(byId('overtaken').textContent).toMatch(/名称：东 → 西（你也改了，留着你填的）.*电话：1 → 9/)
  await press('set-save')
  expect(save.mock.calls[1]).toEqual([{ name: '东站', phone: '9' }, 7])
})

test('what was changed can be thrown away', async () => {
  await open()
  await type('name', '东站')
  await press('set-undo')
  expect(typedIn('name')).toBe('东')
})
