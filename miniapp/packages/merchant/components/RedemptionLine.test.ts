import type { ReactElement, ReactNode } from 'react'
import { type Redemption, RedemptionLine } from './RedemptionLine'

jest.mock('@tarojs/components', () => ({ View: 'view' }))
jest.mock('@tarojs/taro', () => ({ __esModule: true, default: { getStorageSync: () => '' } }))
jest.mock('./RedemptionLine.scss', () => ({}), { virtual: true })

const redemption: Redemption = {
  id: '01JD0000000000000000000001',
  at: Date.UTC(2026, 10, 20, 4),
  title: '热汤面',
  workerLabel: '王**',
  clerkLabel: '店员 李*',
  codeTail: '1234',
  pricePoints: 30,
  outcome: 'redeemed',
}

const isElement = (node: ReactNode): node is ReactElement<{ children?: ReactNode; id?: string; onTap?: () => void }> =>
  typeof node === 'object' && node !== null && 'props' in node

type Part = string | ReactElement<{ children?: ReactNode; id?: string; onTap?: () => void }>

/** Everything drawn, from the outside in. */
function drawn(node: ReactNode): Part[] {
  if (Array.isArray(node)) return node.flatMap(drawn)
  if (isElement(node)) return [node, ...drawn(node.props.children)]
  return node === null || node === undefined || typeof node === 'boolean' ? [] : [String(node)]
}

const wordsOf = (node: ReactNode) =>
  drawn(node)
    .filter((each) => typeof each === 'string')
    .join(' ')

test('a line at the counter does not shout about its correction, and one tap asks for it', () => {
  const onAnnul = jest.fn()
  const line = RedemptionLine({ redemption, onAnnul })
  expect(wordsOf(line)).not.toMatch(/更正|核销错/)
  const more = drawn(line).find((each) => typeof each !== 'string' && each.props.id === `annul-${redemption.id}`)
  if (typeof more === 'string' || !more) throw new Error('no way to the correction')
  more.props.onTap?.()
  expect(onAnnul).toHaveBeenCalledTimes(1)
})

test('who may not correct it is offered nothing', () => {
  const ids = drawn(RedemptionLine({ redemption })).flatMap((each) => (typeof each === 'string' ? [] : [each.props.id]))
  expect(ids.filter(Boolean)).toEqual([])
})
