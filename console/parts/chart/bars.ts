import { colourOf, FONT, type Mode, type Token } from '@console/app/theme/tokens'
import { sayNumber } from '@shared/rules/text/words'
import type { BarSeriesOption } from 'echarts/charts'
import type { GridComponentOption, LegendComponentOption, TooltipComponentOption } from 'echarts/components'
import type { ComposeOption } from 'echarts/core'

/** Lines side by side, each with a bar of every series. */
export interface Bars {
  /** What a line is of, from above. */
  names: readonly string[]
  series: readonly { name: string; colour: Token; values: readonly number[] }[]
}

export type BarsOption = ComposeOption<
  BarSeriesOption | GridComponentOption | LegendComponentOption | TooltipComponentOption
>

/** A line's height, and what stands above and below all of them. px */
const LINE = 44
const AROUND = 56

export const heightOf = ({ names }: Bars): number => names.length * LINE + AROUND

/** The picture in our colours, as the page is lit. */
export function optionOf({ names, series }: Bars, mode: Mode): BarsOption {
  const of = (token: Token) => colourOf(token, mode)
  const words = { color: of('text'), fontFamily: FONT }
  return {
    animation: false,
    textStyle: words,
    color: series.map(({ colour }) => of(colour)),
    legend: { top: 0, left: 0, itemWidth: 12, itemHeight: 12, icon: 'roundRect', textStyle: words },
    grid: { top: 36, left: 0, right: 44, bottom: 0, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow', shadowStyle: { color: of('sunk'), opacity: 0.6 } },
      backgroundColor: of('card'),
      borderColor: of('line'),
      textStyle: words,
    },
    xAxis: {
      type: 'value',
      minInterval: 1,
      axisLabel: { show: false },
      splitLine: { lineStyle: { color: of('line') } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: [...names],
      axisTick: { show: false },
      axisLine: { lineStyle: { color: of('line') } },
      axisLabel: { ...words, width: 120, overflow: 'truncate' },
    },
    series: series.map(({ name, values }) => ({
      type: 'bar',
      name,
      data: [...values],
      barMaxWidth: 14,
      barGap: '20%',
      itemStyle: { borderRadius: [0, 4, 4, 0] },
      label: { show: true, position: 'right', color: of('second'), formatter: ({ value }) => sayNumber(Number(value)) },
    })),
  }
}
