import { api } from '@console/app/client'
import { useWorking } from '@console/app/session/current'
import { SpotField } from '@console/parts/map/SpotField'
import { allOf } from '@console/parts/pages'
import { ACTIVITY_LIMITS } from '@shared/rules/activities/activity'
import { useQuery } from '@tanstack/react-query'
import { Input, Radio, Select } from 'antd'
import type { Typed } from './activity'

type Place = Typed['place']

const KINDS = [
  { value: 'station', label: '驿站' },
  { value: 'shop', label: '商家' },
  { value: 'point', label: '别的地方' },
]

interface Props {
  id?: string
  value?: Place
  onChange?: (place: Place | undefined) => void
}

/** Where it is: one of the street's places, or words with a point on the map. */
export function PlaceField({ id, value, onChange }: Props) {
  const { streetId } = useWorking().me
  const kind = value?.kind ?? 'point'
  const stations = useQuery({
    queryKey: ['stations', 'all', streetId],
    queryFn: () => allOf((page) => api.stations.list({ streetId, ...page })),
    staleTime: 600_000,
  })
  const shops = useQuery({
    queryKey: ['meals', 'merchants'],
    queryFn: () => allOf((page) => api.meals.merchants(page)),
    enabled: kind === 'shop',
    staleTime: 600_000,
  })
  const begin = (next: Place['kind']): Place =>
    next === 'station'
      ? { kind: next, stationId: stations.data?.[0]?.stationId ?? '' }
      : next === 'shop'
        ? { kind: next, merchantId: '' }
        : { kind: next, name: '' }
  return (
    <div id={id} className="activity-lines">
      <Radio.Group
        optionType="button"
        aria-label="哪一种地点"
        options={KINDS}
        value={kind}
        onChange={(event) => onChange?.(begin(event.target.value))}
      />
      {value?.kind === 'station' ? (
        <Select
          aria-label="驿站"
          showSearch={{ optionFilterProp: 'label' }}
          value={value.stationId || null}
          options={(stations.data ?? []).map(({ stationId, name }) => ({ value: stationId, label: name }))}
          onChange={(stationId) => onChange?.({ kind: 'station', stationId })}
        />
      ) : null}
      {value?.kind === 'shop' ? (
        <Select
          aria-label="商家"
          showSearch={{ optionFilterProp: 'label' }}
          value={value.merchantId || null}
          loading={shops.isPending}
          options={(shops.data ?? []).map(({ merchantId, name }) => ({ value: merchantId, label: name }))}
          onChange={(merchantId) => onChange?.({ kind: 'shop', merchantId })}
        />
      ) : null}
      {value?.kind === 'point' ? (
        <>
          <Input
            id="place-name"
            aria-label="地点叫什么"
            placeholder="如：奇山广场北门"
            maxLength={ACTIVITY_LIMITS.place}
            value={value.name}
            onChange={(event) => onChange?.({ ...value, name: event.target.value })}
          />
          <Input
            aria-label="地址"
            placeholder="地址（可不填）"
            maxLength={ACTIVITY_LIMITS.address}
            value={value.address}
            onChange={(event) => onChange?.({ ...value, address: event.target.value || undefined })}
          />
          <SpotField
            {...(value.location ? { value: value.location } : {})}
            onChange={(location) => onChange?.({ ...value, location })}
          />
        </>
      ) : null}
    </div>
  )
}
