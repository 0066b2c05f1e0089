import type { Mode } from '@console/app/theme/tokens'
import { BarChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { type Bars, optionOf } from './bars'

// Only what is drawn with: the library is six times as large.
use([BarChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

/** Draws bars into a box and follows its width. What it returns takes them away again. */
export function draw(box: HTMLElement, bars: Bars, mode: Mode): () => void {
  const chart = init(box, null, { renderer: 'svg' })
  chart.setOption(optionOf(bars, mode))
  const watch = new ResizeObserver(() => chart.resize())
  watch.observe(box)
  return () => {
    watch.disconnect()
    chart.dispose()
  }
}
