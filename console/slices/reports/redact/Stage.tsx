import { type Box, boxBetween, movedBy, resizedBy, WHOLE } from '@shared/rules/reports/redaction'
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import type { Redact } from './useRedact'

interface Place {
  x: number
  y: number
}

/** What the mouse is doing: drawing a new box, or changing the one of that number. */
interface Drag {
  what: 'draw' | 'move' | 'resize'
  at: number
  from: Place
  to: Place
}

/** So far an arrow goes; with Shift it resizes. Thousandths of the photo. */
const STEP = 10
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
}

const placed = ({ left, top, width, height }: Box) => ({
  left: `${left / 10}%`,
  top: `${top / 10}%`,
  width: `${width / 10}%`,
  height: `${height / 10}%`,
})

/** A box as the drag would leave it. */
function dragged(box: Box, { what, from, to }: Drag): Box {
  const by = [to.x - from.x, to.y - from.y] as const
  return what === 'move' ? movedBy(box, ...by) : resizedBy(box, ...by)
}

/** The photo to draw on: a drag makes a box, one by its middle moves it, one by its corner resizes it; arrows do both. */
export function Stage({ redact }: { redact: Redact }) {
  const { boxes, change, add, isFree, shownUrl, isUncovered } = redact
  const frame = useRef<HTMLDivElement>(null)
  const [drag, setDrag] = useState<Drag>()

  const placeOf = ({ clientX, clientY }: PointerEvent): Place => {
    const { left = 0, top = 0, width = 1, height = 1 } = frame.current?.getBoundingClientRect() ?? {}
    return { x: ((clientX - left) / width) * WHOLE, y: ((clientY - top) / height) * WHOLE }
  }
  const begin = (event: PointerEvent, what: Drag['what'], at: number) => {
    if (event.button !== 0) return
    event.stopPropagation()
    frame.current?.setPointerCapture(event.pointerId)
    const place = placeOf(event)
    setDrag({ what, at, from: place, to: place })
  }
  const replace = (at: number, box: Box) => change(boxes.map((each, index) => (index === at ? box : each)))
  const end = () => {
    if (!drag) return
    setDrag(undefined)
    const box = boxes[drag.at]
    if (drag.what === 'draw') add(boxBetween(drag.from, drag.to))
    else if (box) replace(drag.at, dragged(box, drag))
  }
  const press = (event: KeyboardEvent, at: number, box: Box) => {
    const by = ARROWS[event.key]
    if (by) {
      event.preventDefault()
      replace(at, event.shiftKey ? resizedBy(box, ...by) : movedBy(box, ...by))
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      change(boxes.filter((_, index) => index !== at))
    }
  }
  return (
    <div
      ref={frame}
      id="redact-stage"
      className={`redact-stage ${isUncovered ? 'redact-stage--uncovered' : ''}`}
      onPointerDown={(event) => begin(event, 'draw', -1)}
      onPointerMove={(event) => drag && setDrag({ ...drag, to: placeOf(event) })}
      onPointerUp={end}
      onPointerCancel={() => setDrag(undefined)}
    >
      <img src={shownUrl} alt="要遮挡的照片" draggable={false} />
      {boxes.map((box, index) => {
        const shown = drag?.at === index ? dragged(box, drag) : box
        const name = `第 ${index + 1} 处遮挡`
        if (!isFree(box)) return <span key={name} className="redact-box" style={placed(shown)} />
        return (
          <button
            key={name}
            type="button"
            id={`redact-box-${index}`}
            className="redact-box redact-box--free"
            style={placed(shown)}
            aria-label={`${name}，方向键移动，按住 Shift 改大小，Delete 去掉`}
            onPointerDown={(event) => begin(event, 'move', index)}
            onKeyDown={(event) => press(event, index, box)}
          >
            <span className="redact-corner" onPointerDown={(event) => begin(event, 'resize', index)} />
          </button>
        )
      })}
      {drag?.what === 'draw' ? <span className="redact-box" style={placed(boxBetween(drag.from, drag.to))} /> : null}
    </div>
  )
}
