import type { Point } from '@shared/rules/place/geo'
import { Input, Select } from 'antd'
import { type ClipboardEvent, useState } from 'react'
import { type StreetSetup, useAllStations } from './answers'
import { pairPasted, pointFault, pointTyped, sayWhere, type TypedPoint, textOf } from './points'

interface Props {
  /** Whose point it is, for who does not see it. */
  of: string
  street: StreetSetup
  id?: string
  value?: Point
  onChange?: (point: Point | undefined) => void
}

const isSame = (a: Point | undefined, b: Point | undefined) =>
  a?.latitude === b?.latitude && a?.longitude === b?.longitude

/**
 * A point as two numbers. Both may be pasted into either field, as a map copies them; a station's may be taken over. Beneath
 * stands how far it is from the middle of the street.
 */
export function PointField({ of, street, id, value, onChange }: Props) {
  const [typing, setTyping] = useState(textOf(value))
  // Another value from outside, as a colleague's, is shown in the place of what was typed.
  const shown = isSame(pointTyped(typing), value) ? typing : textOf(value)
  const become = (next: TypedPoint) => {
    setTyping(next)
    onChange?.(pointTyped(next))
  }
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const pair = pairPasted(event.clipboardData.getData('text'))
    if (!pair) return
    event.preventDefault()
    become(pair)
  }
  const half = (which: keyof TypedPoint, name: string, example: string) => (
    <Input
      id={which === 'latitude' ? id : `${id}-longitude`}
      prefix={name}
      aria-label={`${of}的${name}`}
      placeholder={example}
      inputMode="decimal"
      autoComplete="off"
      value={shown[which]}
      onPaste={paste}
      onChange={(event) => become({ ...shown, [which]: event.target.value })}
    />
  )
  return (
    <div className="setup-point">
      <div className="row">
        {half('latitude', '纬度', '37.520000')}
        {half('longitude', '经度', '121.390000')}
        <CopyStation of={of} onChoose={(point) => become(textOf(point))} />
      </div>
      {value && !pointFault(value, street) ? <div className="small number">{sayWhere(value, street)}</div> : null}
    </div>
  )
}

function CopyStation({ of, onChoose }: { of: string; onChoose: (point: Point) => void }) {
  const stations = useAllStations()
  const found = stations.data ?? []
  return (
    <Select
      aria-label={`${of}：复制驿站位置`}
      className="setup-copy"
      placeholder="复制驿站位置"
      value={null}
      showSearch={{ optionFilterProp: 'label' }}
      loading={stations.isPending}
      popupMatchSelectWidth={false}
      notFoundContent={stations.isError ? '驿站没有查到，请重试' : '还没有驿站'}
      options={found.map(({ stationId, name }) => ({ value: stationId, label: name }))}
      onChange={(stationId: string | null) => {
        const station = found.find((each) => each.stationId === stationId)
        if (station) onChoose(station.location)
      }}
    />
  )
}
