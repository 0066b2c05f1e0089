import { PlusOutlined } from '@ant-design/icons'
import { api } from '@console/app/client'
import { useKeys } from '@console/app/keys/keys'
import { CursorTable } from '@console/parts/CursorTable'
import { usePages } from '@console/parts/pages'
import { Empty, Loaded } from '@console/parts/States'
import { sayHours } from '@shared/rules/time/hours'
import { Button, Drawer, type TableColumnsType } from 'antd'
import { Link, useNavigate, useParams } from 'react-router'
import { namesOf, type Station, useAllStations, useStreetSetup } from '../answers'
import { Poster } from './Poster'
import { StationDrawer } from './StationDrawer'
import { sayFacilities } from './station'
import '../setup.css'

/** The id that no station can have: the drawer of a new one. */
const NEW = '+'

/** All stations of the street, closed ones too; one opens beside the list, its poster takes the page. */
export function Stations() {
  const { stationId, act } = useParams()
  if (stationId !== undefined && act === 'poster') return <Poster stationId={stationId} />
  return <List stationId={stationId} />
}

function List({ stationId }: { stationId: string | undefined }) {
  const navigate = useNavigate()
  const street = useStreetSetup()
  const nameOf = namesOf(street.data)
  const list = usePages(['setup', 'stations', 'pages'], (cursor) => api.setup.stations({ cursor, limit: 50 }))
  const open = (id: string) => navigate(`/setup/stations/${id}`)
  const close = () => navigate('/setup/stations')
  const add = () => open(NEW)
  useKeys('驿站', [{ key: 'n', label: '新增驿站', run: add }])

  const columns: TableColumnsType<Station> = [
    {
      title: '名称',
      width: 220,
      render: (_, { name, hub, stationId: id }) => (
        <>
          <Link className="plain-link" to={`/setup/stations/${id}`}>
            {name}
          </Link>{' '}
          {hub ? <span className="mark mark--plain">中心</span> : null}
        </>
      ),
    },
    { title: '社区', width: 150, ellipsis: true, render: (_, { communityId }) => nameOf(communityId) },
    { title: '开放时间', width: 160, className: 'number', render: (_, station) => sayHours(station) },
    { title: '设施', ellipsis: true, render: (_, { facilities }) => sayFacilities(facilities) },
    {
      title: '状态',
      width: 90,
      render: (_, { active }) => (active ? '开放' : <span className="mark mark--bad">暂停</span>),
    },
    { title: '编号', width: 130, className: 'number second', dataIndex: 'stationId' },
  ]

  return (
    <div className="page">
      <header className="page-head">
        <h1>驿站</h1>
        <span className="grow" />
        <Button id="station-add" type="primary" icon={<PlusOutlined />} onClick={add}>
          新增驿站 <kbd>N</kbd>
        </Button>
      </header>
      <section className="panel">
        <CursorTable
          list={list}
          columns={columns}
          rowKey="stationId"
          label="驿站"
          empty="还没有驿站，加上第一个，小哥就有地方打卡"
          chosen={stationId}
          onChoose={(row) => open(row.stationId)}
        />
      </section>
      {stationId === undefined ? null : <Opened key={stationId} stationId={stationId} onClose={close} />}
    </div>
  )
}

function Opened({ stationId, onClose }: { stationId: string; onClose: () => void }) {
  const street = useStreetSetup()
  const stations = useAllStations()
  const isReady = street.data !== undefined && stations.data !== undefined
  const station = stations.data?.find((each) => each.stationId === stationId)
  if (isReady && (station || stationId === NEW)) {
    return <StationDrawer street={street.data} stations={stations.data} station={station} onClose={onClose} />
  }
  return (
    <Drawer open size={520} title="驿站" onClose={onClose}>
      <Loaded query={street}>{() => <Loaded query={stations}>{() => <Empty text="没有这个驿站" />}</Loaded>}</Loaded>
    </Drawer>
  )
}
