import { KeptDrawer } from '@console/parts/kept/KeptDrawer'
import type { Field, Values } from '@console/parts/RouteForm'
import type { RouteWithInput } from '@console/parts/schema'
import type { Point } from '@shared/rules/place/geo'
import { Input, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import type { StreetSetup } from './answers'
import { freeId } from './ids'
import { PointField } from './PointField'
import { pointFault } from './points'

interface Kept {
  name: string
  version: number
}

interface Props<P extends Kept> {
  /** What it is called: 驿站, 商家. */
  kind: string
  route: RouteWithInput
  idName: string
  /** How a proposed id begins. */
  idPrefix: string
  /** Ids that there are. */
  taken: readonly string[]
  street: StreetSetup
  /** The one that is changed; absent for a new one. */
  place: P | undefined
  /** A place as the form shows it; of a new one what stands there first. */
  valuesOf: (place: P | undefined) => Values
  /** Sends it; undefined while the one before is on its way. */
  save: (values: Values, version: number | undefined) => Promise<unknown>
  /** The place as it stands now. */
  fresh: (id: string) => Promise<P | undefined>
  busy: boolean
  labels: Readonly<Record<string, string>>
  say: (key: string, value: unknown) => string
  more?: ReactNode
  onSaved: () => void
  onClose: () => void
  children: (field: Field) => ReactNode
}

/** Adds a place of the street or changes it. */
export function PlaceDrawer<P extends Kept>({ place, ...props }: Props<P>) {
  const { kind, route, idName, idPrefix, taken, street, valuesOf, save, fresh, busy, labels, say, more } = props
  const [initial] = useState<Values>(() => ({
    [idName]: freeId(idPrefix, taken),
    communityId: street.communities.length === 1 ? street.communities[0]?.communityId : undefined,
    ...valuesOf(place),
  }))
  return (
    <KeptDrawer
      kind={kind}
      title={place ? `修改${kind}：${place.name}` : `新增${kind}`}
      route={route}
      kept={place}
      valuesOf={valuesOf}
      initial={initial}
      fresh={() => fresh(String(initial[idName]))}
      save={save}
      busy={busy}
      labels={labels}
      say={say}
      more={more}
      onSaved={props.onSaved}
      onClose={props.onClose}
      faultsAt={{ ID_TAKEN: idName, UNKNOWN_COMMUNITY: 'communityId' }}
    >
      {(field) => (
        <>
          {place
            ? null
            : field(idName, '编号', <Input className="number" autoComplete="off" maxLength={32} />, {
                missing: '请写编号',
                hint: '小写字母、数字和短横；存下以后不能改，记录都跟着它。',
                wrong: (id) => (taken.includes(String(id)) ? '这个编号已经有了，请换一个' : undefined),
              })}
          {field('name', '名称', <Input maxLength={40} autoComplete="off" />)}
          {field(
            'communityId',
            '社区',
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              placeholder="选社区"
              options={street.communities.map(({ communityId, name }) => ({ value: communityId, label: name }))}
            />,
            { missing: '请选社区' },
          )}
          {field('address', '地址', <Input maxLength={80} autoComplete="off" />)}
          {field('phone', '电话', <Input className="number" inputMode="tel" maxLength={16} autoComplete="off" />)}
          {field('location', '位置', <PointField of={kind} street={street} />, {
            missing: '请填纬度和经度',
            wrong: (point) => pointFault(point as Point, street),
            hint: '从腾讯、高德地图的坐标拾取器复制，粘贴到任意一格；或者复制一个驿站的位置再改。',
          })}
          {props.children(field)}
        </>
      )}
    </KeptDrawer>
  )
}
