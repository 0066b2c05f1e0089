import { useThemeAround } from '@console/app/theme/theme'
import { useEffect, useRef, useState } from 'react'
import { type Bars, heightOf } from './bars'

interface Props {
  /** What is compared. The numbers stand in a table beside it. */
  label: string
  bars: Bars
}

/** A picture of the numbers in the table below it; what draws it comes with the first picture, not with the page. */
export function BarsPicture({ label, bars }: Props) {
  const { mode } = useThemeAround()
  const box = useRef<HTMLDivElement>(null)
  const [failed, fail] = useState(false)
  // Drawn anew when a number is another, not whenever the page is.
  const said = JSON.stringify(bars)
  useEffect(() => {
    let gone = false
    let away: (() => void) | undefined
    import('./draw').then(
      ({ draw }) => {
        if (!gone && box.current) away = draw(box.current, JSON.parse(said), mode)
      },
      () => fail(true),
    )
    return () => {
      gone = true
      away?.()
    }
  }, [said, mode])
  if (failed) return <p className="second">图没有加载出来，数字在下面的表里。</p>
  return (
    <div
      ref={box}
      className="bars"
      role="img"
      aria-label={`${label}，数字在下面的表里`}
      style={{ height: heightOf(bars) }}
    />
  )
}
