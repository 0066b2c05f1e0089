import { colourOf } from '@console/app/theme/tokens'
import { type Bars, heightOf, optionOf } from './bars'

const BARS: Bars = {
  names: ['井盖', '路灯'],
  series: [
    { name: '收到', colour: 'fresh', values: [12, 8] },
    { name: '办结', colour: 'good', values: [4, 0] },
  ],
}

test('every number stands in its series, in the order of the lines, none of them moved', () => {
  const { series, yAxis } = optionOf(BARS, 'light')
  expect(yAxis).toMatchObject({ data: ['井盖', '路灯'], inverse: true })
  expect(series).toMatchObject([
    { name: '收到', data: [12, 8] },
    { name: '办结', data: [4, 0] },
  ])
})

test.each(['light', 'dark'] as const)('it is in our colours: %s', (mode) => {
  const { color, textStyle } = optionOf(BARS, mode)
  expect(color).toEqual([colourOf('fresh', mode), colourOf('good', mode)])
  expect(textStyle).toMatchObject({ color: colourOf('text', mode) })
})

test('more lines make a higher picture', () => {
  expect(heightOf({ ...BARS, names: ['一', '二', '三'] })).toBeGreaterThan(heightOf(BARS))
})
