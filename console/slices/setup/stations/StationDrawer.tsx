import { api } from '@console/app/client'
import { HoursField } from '@console/parts/HoursField'
import { hoursFault, type TypedHours } from '@console/parts/hours'
import { useWrite } from '@console/parts/useWrite'
import { contract } from '@shared/contract/contract'
import { FACILITIES } from '@shared/rules/text/words'
import { useQueryClient } from '@tanstack/react-query'
import { Checkbox, InputNumber, Switch } from 'antd'
import { Link } from 'react-router'
import { allStations, namesOf, type Station, type StreetSetup } from '../answers'
import { PlaceDrawer } from '../PlaceDrawer'
import { PhotosField } from './PhotosField'
import { factsOf, LABELS, sayValue, valuesOf } from './station'

const OPTIONS = Object.entries(FACILITIES).map(([value, label]) => ({ value, label }))

interface Props {
  street: StreetSetup
  stations: readonly Station[]
  /** The one that is changed; absent for a new one. */
  station: Station | undefined
  onClose: () => void
}

/** A station: added, changed, closed for the time being. */
export function StationDrawer({ street, stations, station, onClose }: Props) {
  const answers = useQueryClient()
  const { write, busy } = useWrite(api.setup.saveStation)
  const saved = async () => {
    onClose()
    await Promise.all([['setup'], ['stations']].map((queryKey) => answers.invalidateQueries({ queryKey })))
  }
  return (
    <PlaceDrawer<Station>
      kind="驿站"
      route={contract.setup.saveStation}
      idName="stationId"
      idPrefix="yz"
      taken={stations.map(({ stationId }) => stationId)}
      street={street}
      place={station}
      valuesOf={valuesOf}
      save={(values, version) => write({ version, ...factsOf(values) })}
      fresh={async (id) => (await allStations()).find(({ stationId }) => stationId === id)}
      busy={busy}
      labels={LABELS}
      say={(key, value) => sayValue(key, value, namesOf(street))}
      more={station ? <Link to={`/setup/stations/${station.stationId}/poster`}>打印张贴码</Link> : null}
      onSaved={saved}
      onClose={onClose}
    >
      {(field) => (
        <>
          {field('radiusMetres', '多近可以打卡', <InputNumber min={10} max={1000} step={10} suffix="米" />, {
            missing: '请填打卡范围',
          })}
          {field('hours', '开放时间', <HoursField />, {
            wrong: (hours) => hoursFault(hours as TypedHours),
            hint: '过了半夜才关的照着写，比如 22:00 到 02:00。',
          })}
          {field('facilities', '设施', <Checkbox.Group className="setup-checks" options={OPTIONS} />)}
          {field('photos', '照片', <PhotosField shown={station?.photos ?? []} />, {
            hint: '门口、座位、充电的地方各拍一张，小哥一眼认得出。不要拍到人脸。',
          })}
          {field('active', '开放', <Switch checkedChildren="开放" unCheckedChildren="暂停" />, {
            valueIs: 'checked',
            hint: '暂停后小哥看得到“暂停服务”，不能打卡；张贴码不用换，开放了照样用。',
          })}
          {field('hub', '中心驿站', <Switch checkedChildren="是" unCheckedChildren="否" />, { valueIs: 'checked' })}
          {station ? (
            <p className="small">
              驿站里的大屏：在平板上用小程序打开 我的 → 网格 → 驿站大屏，选这个驿站，屏幕上的数字半分钟换一次。
            </p>
          ) : null}
        </>
      )}
    </PlaceDrawer>
  )
}
