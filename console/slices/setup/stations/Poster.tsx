import { PrinterOutlined } from '@ant-design/icons'
import { api } from '@console/app/client'
import { Empty, Loaded } from '@console/parts/States'
import { useStreet } from '@console/parts/street'
import { sayHours } from '@shared/rules/time/hours'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link } from 'react-router'
import { type Station, useAllStations } from '../answers'
import './poster.css'

/** A station's posted code as a sheet of A4, to be printed and hung up there. */
export function Poster({ stationId }: { stationId: string }) {
  const stations = useAllStations()
  const station = stations.data?.find((each) => each.stationId === stationId)
  return (
    <div className="page">
      <header className="page-head poster-head">
        <h1>张贴码</h1>
        <Link to={`/setup/stations/${stationId}`}>回驿站</Link>
        <span className="grow" />
        <span className="small">A4 纸竖着打，贴在门口或者充电的地方。换了名称、时间再打一张，码一直有效。</span>
        <Button id="poster-print" type="primary" icon={<PrinterOutlined />} onClick={() => print()}>
          打印
        </Button>
      </header>
      <Loaded query={stations} rows={10}>
        {() => (station ? <Sheet station={station} /> : <Empty text="没有这个驿站" />)}
      </Loaded>
    </div>
  )
}

function Sheet({ station }: { station: Station }) {
  const { stationId } = station
  const street = useStreet()
  // The code is always the same, and WeChat is asked for it seldom.
  const poster = useQuery({
    queryKey: ['posters', 'own', 'station', stationId],
    queryFn: () => api.posters.own({ kind: 'station', ref: stationId }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <Loaded query={poster} rows={10}>
      {({ contentType, imageBase64 }) => (
        <article className="poster-sheet" aria-label={`${station.name}的张贴码`}>
          <p className="poster-street">{street.data?.name}</p>
          <h2>{station.name}</h2>
          <img src={`data:${contentType};base64,${imageBase64}`} alt={`${station.name}的打卡码`} />
          <p className="poster-how">用微信扫一扫打卡：进来歇歇脚、充充电、喝口水。</p>
          <p className="poster-hours number">开放时间 {sayHours(station)}</p>
        </article>
      )}
    </Loaded>
  )
}
