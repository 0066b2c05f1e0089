import { type Bar, dayMark } from '@shared/rules/office/metrics'
import { sayNumber } from '@shared/rules/text/words'

/** The last days of one metric as bars, each with its number. */
export function DayBars({ bars, name, today }: { bars: readonly Bar[]; name: string; today: string }) {
  const said = bars.map(({ day, value }) => `${dayMark(day)} ${value}`).join('，')
  if (bars.length === 0) return <p className="second">还没有按天的记录</p>
  return (
    <div className="day-bars" role="img" aria-label={`${name}，最近 ${bars.length} 天：${said}`}>
      {bars.map(({ day, value, share }) => (
        <div key={day} className={`day-bar ${day === today ? 'day-bar--today' : ''}`}>
          <span className="day-room">
            <span className="small number">{value > 0 ? sayNumber(value) : ''}</span>
            <span className="day-height" style={{ height: `${Math.round(share * 82)}%` }} />
          </span>
          <span className="small number">{day === today ? '今天' : dayMark(day)}</span>
        </div>
      ))}
    </div>
  )
}
