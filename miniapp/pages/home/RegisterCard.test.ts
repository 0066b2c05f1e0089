import type { Me } from '@miniapp/lib/session/session'
import { RegisterCard } from './RegisterCard'

jest.mock('@tarojs/components', () => ({ View: 'view' }))
for (const part of ['BigButton', 'Card', 'Steps']) jest.mock(`@miniapp/components/${part}`, () => ({ [part]: part }))
jest.mock('./Reminder', () => ({ Reminder: 'reminder' }))
jest.mock('@miniapp/lib/navigation/go', () => ({ go: jest.fn() }))
jest.mock('@miniapp/lib/clock', () => ({ now: () => Date.parse('2026-11-29T12:00:00+08:00') }))

/** Every text below an element, in order. */
function textsOf(node: unknown): string[] {
  if (typeof node === 'string') return [node]
  if (Array.isArray(node)) return node.flatMap(textsOf)
  const isElement = typeof node === 'object' && node !== null && 'props' in node
  return isElement ? textsOf((node.props as { children?: unknown }).children) : []
}

test('who waits reads when 报到 was sent and what', () => {
  const me: Me = {
    ...{
      memberId: '01K00000000000000000000000',
      streetId: 'qishan',
      status: 'pending',
      grants: [],
      partyMember: false,
    },
    ...{ name: '测试甲', phoneMasked: '138****78', occupation: 'rider', employer: '测试站', communityId: 'east' },
    ...{ consents: [], submittedAt: Date.parse('2026-11-29T09:30:00+08:00') },
  }
  const said = textsOf(RegisterCard({ me, community: '东社区' }))
  expect(said.slice(1)).toEqual([
    ...['提交时间', '今天 09:30', '姓名', '测试甲', '手机号', '138****78'],
    ...['职业', '外卖骑手', '所在单位', '测试站', '社区', '东社区'],
    '改报到内容',
  ])
})
