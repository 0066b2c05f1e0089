import { MinusOutlined, PlusOutlined } from '@ant-design/icons'
import { type Point, sayMetres } from '@shared/rules/place/geo'
import { countOf, type Mark, marksOf } from '@shared/rules/place/mapMarks'
import { Button } from 'antd'
import { type ReactNode, useEffect, useId, useMemo, useRef } from 'react'
import { Ground, Names, SQUARE } from './Ground'
import { useView } from './useView'
import { barOf, isSeen, onMap, planeAt, underneath } from './view'
import './map.css'

/** What lies closer than a pin is wide is one mark. Pixels. */
const APART = 26
const BAR_PIXELS = 90

/** Something with a place, as it is drawn. */
export interface Pin {
  id: string
  location: Point
  /** What it is, in words. */
  name: string
  /** One letter of it. */
  sign: string
  tone: 'new' | 'work' | 'done' | 'off' | 'late' | 'urgent'
}

/** Of several the one that matters most gives the colour. */
const WEIGHT: readonly Pin['tone'][] = ['urgent', 'late', 'new', 'work', 'done', 'off']

interface Props {
  /** What it shows, for who does not see it. */
  label: string
  /** Where the street lies. */
  around: Point
  pins: readonly Pin[]
  chosen?: string | undefined
  onChoose?: (id: string) => void
  /** A point that is being chosen: a press of the mouse, or Enter for the middle. */
  onPick?: (point: Point) => void
  /** It stays where it is when its pins come and go. */
  isStill?: boolean
  /** What is shown; when it is another, all of it is shown anew. */
  about: string
  children?: ReactNode
}

/**
 * A map of the street, drawn by us: nothing is asked of anybody for it. It is pushed by mouse or arrows and comes nearer by
 * wheel or button. Its pins are for the mouse; whoever draws it has the same things in a list beside it.
 */
export function StreetMap({ label, around, pins, chosen, onChoose, onPick, isStill = false, about, children }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const squares = useId()
  const { latitude, longitude } = around
  const plane = useMemo(() => planeAt({ latitude, longitude }), [latitude, longitude])
  const placed = pins.map((pin) => ({ pin, spot: plane.spot(pin.location) }))
  const map = useView(box, isStill ? [] : placed.map(({ spot }) => spot), about)
  const { view, size } = map
  const { middle, scale } = view

  // What is opened elsewhere, as in the list, is brought into sight.
  const target = placed.find(({ pin }) => pin.id === chosen)?.spot
  const look = useRef(() => {})
  look.current = () => {
    if (target && size.width > 0 && !isSeen(target, view, size)) map.goTo(target)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: another one is chosen, or there is room for the first time.
  useEffect(() => look.current(), [chosen, size.width > 0])

  const marks = marksOf(
    placed.map(({ pin, spot }) => ({ place: pin, ...onMap(spot, view, size) })),
    APART,
    chosen,
  ).filter(({ x, y }) => x > -APART && y > -APART && x < size.width + APART && y < size.height + APART)

  const press = ({ places }: Mark<Pin>) => {
    const [first] = places
    if (!first) return
    const spots = places.map(({ location }) => plane.spot(location))
    const isOnePlace = spots.every(({ x, y }) => Math.hypot(x - (spots[0]?.x ?? 0), y - (spots[0]?.y ?? 0)) < 2)
    if (places.length > 1 && !isOnePlace) map.comeNear(spots)
    else onChoose?.(first.id)
  }

  const bar = barOf(scale, BAR_PIXELS)
  const [seenWide, seenHigh] = [size.width * scale, size.height * scale]
  const [west, north] = [middle.x - seenWide / 2, middle.y - seenHigh / 2]
  return (
    <div className="street-map">
      {/* biome-ignore lint/a11y/useSemanticElements: a group of pins is no fieldset. */}
      <div
        ref={box}
        className={`map-host ${onPick ? 'map-host--pick' : ''}`}
        role="group"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrows push it.
        tabIndex={0}
        aria-label={`${label}，方向键移动${onPick ? '，回车选中间这一点' : ''}`}
        onKeyDown={(event) => {
          if (onPick && event.key === 'Enter' && event.target === event.currentTarget) {
            event.preventDefault()
            onPick(plane.point(middle))
          } else map.onKeyDown(event)
        }}
        onPointerDown={map.onPointerDown}
        onPointerMove={map.onPointerMove}
        onPointerUp={(event) => {
          const wasPressed = map.onPointerUp()
          if (!wasPressed || !onPick) return
          const { left, top } = event.currentTarget.getBoundingClientRect()
          onPick(plane.point(underneath({ x: event.clientX - left, y: event.clientY - top }, view, size)))
        }}
      >
        {size.width > 0 ? (
          <svg viewBox={`${west} ${north} ${seenWide} ${seenHigh}`} aria-hidden="true">
            <defs>
              <pattern id={squares} width={SQUARE} height={SQUARE} patternUnits="userSpaceOnUse">
                <path className="plan-square" d={`M${SQUARE} 0H0V${SQUARE}`} strokeWidth={scale} />
              </pattern>
            </defs>
            <rect x={west} y={north} width={seenWide} height={seenHigh} fill={`url(#${squares})`} />
            <Ground plane={plane} />
            <Names plane={plane} scale={scale} />
          </svg>
        ) : null}
        {marks.map((mark) => (
          <MarkOnMap key={mark.places[0]?.id} mark={mark} chosen={chosen} onPress={() => press(mark)} />
        ))}
      </div>
      <div className="map-zoom">
        <Button size="small" icon={<PlusOutlined />} aria-label="放大" onClick={map.zoomIn} />
        <Button size="small" icon={<MinusOutlined />} aria-label="缩小" onClick={map.zoomOut} />
        <Button size="small" aria-label="看全部" onClick={map.showAll}>
          全
        </Button>
      </div>
      <div className="map-foot">
        <span className="map-bar number" style={{ width: bar / scale }}>
          {sayMetres(bar)}
        </span>
        <span className="small">街道示意图</span>
      </div>
      {children}
    </div>
  )
}

interface MarkProps {
  mark: Mark<Pin>
  chosen: string | undefined
  onPress: () => void
}

function MarkOnMap({ mark, chosen, onPress }: MarkProps) {
  const { places, x, y } = mark
  const [first] = places
  if (!first) return null
  const isOne = places.length === 1
  const tone = WEIGHT.find((each) => places.some((place) => place.tone === each)) ?? 'off'
  const said = isOne ? first.name : `这里有 ${countOf(mark)} 件，点开看细一点`
  return (
    <button
      type="button"
      tabIndex={-1}
      id={`pin-${first.id}`}
      className={`pin pin--${tone} ${isOne ? '' : 'pin--many'} ${first.id === chosen ? 'pin--chosen' : ''}`}
      style={{ left: x, top: y }}
      title={said}
      aria-label={said}
      aria-current={first.id === chosen}
      onPointerDown={(event) => event.stopPropagation()}
      onClick={onPress}
    >
      {isOne ? first.sign : countOf(mark)}
    </button>
  )
}
