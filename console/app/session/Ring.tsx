const SIDE = 248
const RADIUS = 16

/** A rounded frame that runs out: the part of it that is left, 0…1. */
export function Ring({ share, label }: { share: number; label: string }) {
  const frame = { x: 2, y: 2, width: SIDE - 4, height: SIDE - 4, rx: RADIUS, pathLength: 1 }
  return (
    <svg className="ring" viewBox={`0 0 ${SIDE} ${SIDE}`} role="img" aria-label={label}>
      <rect {...frame} />
      <rect {...frame} className="ring-left" strokeDasharray="1" strokeDashoffset={1 - share} />
    </svg>
  )
}
