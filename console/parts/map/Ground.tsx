import { namesOn } from '@shared/rules/place/plan/planShapes'
import { GROUNDS, LAND, type Pair, pointOf, QUARTERS, STREETS, type Width } from '@shared/rules/place/plan/streetPlan'
import { memo } from 'react'
import type { Plane } from './view'

/** How wide a street is drawn. Metres. */
const WIDTHS: Readonly<Record<Width, number>> = { main: 22, side: 13, lane: 8 }
const RIVER = 30
/** Squares in which distances can be guessed. Metres. */
export const SQUARE = 250

/** The plan on this plane; it is drawn once, and moved by the map. */
export const Ground = memo(function Ground({ plane }: { plane: Plane }) {
  const lineOf = (pairs: readonly Pair[]) =>
    pairs
      .map(pointOf)
      .map(plane.spot)
      .map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`)
      .join(' ')
  return (
    <>
      <polygon className="plan-land" points={lineOf(LAND)} />
      {GROUNDS.map(({ kind, name, line }) =>
        kind === 'water' ? (
          <polyline key={name} className="plan-water" points={lineOf(line)} strokeWidth={RIVER} />
        ) : (
          <polygon key={name} className={`plan-${kind}`} points={lineOf(line)} />
        ),
      )}
      {STREETS.map(({ line, width }) => (
        <polyline key={lineOf(line)} className="plan-edge" points={lineOf(line)} strokeWidth={WIDTHS[width] + 4} />
      ))}
      {STREETS.map(({ line, width }) => (
        <polyline
          key={lineOf(line)}
          className={`plan-street plan-street--${width}`}
          points={lineOf(line)}
          strokeWidth={WIDTHS[width]}
        />
      ))}
    </>
  )
})

/** From so near the names of streets have room, and those of communities none. Metres a pixel. */
const NEAR = 2.2
const LETTER_PIXELS = 12

/** Names on the plan, as large on the screen however near it is. */
export function Names({ plane, scale }: { plane: Plane; scale: number }) {
  const isNear = scale <= NEAR
  const size = LETTER_PIXELS * scale
  const named = isNear
    ? STREETS.filter(({ name }) => name !== '').flatMap((street) =>
        namesOn(street)
          .slice(0, 1)
          .map(({ at, turned }) => ({ name: street.name, at, turned })),
      )
    : QUARTERS.map(({ name, at }) => ({ name, at: pointOf(at), turned: 0 }))
  return (
    <g className={isNear ? 'plan-names' : 'plan-names plan-names--quarters'} fontSize={size} strokeWidth={size / 4}>
      {named.map(({ name, at, turned }) => {
        const { x, y } = plane.spot(at)
        return (
          <text key={name} x={x} y={y} transform={`rotate(${turned.toFixed(1)} ${x.toFixed(1)} ${y.toFixed(1)})`}>
            {name}
          </text>
        )
      })}
    </g>
  )
}
