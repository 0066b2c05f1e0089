import { PlusOutlined } from '@ant-design/icons'
import { api } from '@console/app/client'
import { useKeys } from '@console/app/keys/keys'
import { CursorTable } from '@console/parts/CursorTable'
import { usePages } from '@console/parts/pages'
import { Empty, Loaded } from '@console/parts/States'
import { Button, Drawer, type TableColumnsType } from 'antd'
import { Link, useNavigate, useParams } from 'react-router'
import { namesOf, type Shop, useAllShops, useStreetSetup } from '../answers'
import { ShopDrawer } from './ShopDrawer'
import '../setup.css'

/** The id that no shop can have: the drawer of a new one. */
const NEW = '+'

/** All shops of the street; one opens beside the list. */
export function Shops() {
  const { merchantId } = useParams()
  const navigate = useNavigate()
  const street = useStreetSetup()
  const nameOf = namesOf(street.data)
  const list = usePages(['setup', 'shops', 'pages'], (cursor) => api.setup.shops({ cursor, limit: 50 }))
  const open = (id: string) => navigate(`/setup/shops/${id}`)
  const close = () => navigate('/setup/shops')
  const add = () => open(NEW)
  useKeys('商家', [{ key: 'n', label: '新增商家', run: add }])

  const columns: TableColumnsType<Shop> = [
    {
      title: '名称',
      width: 220,
      render: (_, { name, merchantId: id }) => (
        <Link className="plain-link" to={`/setup/shops/${id}`}>
          {name}
        </Link>
      ),
    },
    { title: '社区', width: 160, ellipsis: true, render: (_, { communityId }) => nameOf(communityId) },
    { title: '地址', dataIndex: 'address', ellipsis: true },
    { title: '电话', width: 150, className: 'number', dataIndex: 'phone' },
    { title: '停车', width: 90, render: (_, { parking }) => (parking ? '有车位' : '') },
    { title: '编号', width: 150, className: 'number second', dataIndex: 'merchantId' },
  ]

  return (
    <div className="page">
      <header className="page-head">
        <h1>商家</h1>
        <span className="grow" />
        <Button id="shop-add" type="primary" icon={<PlusOutlined />} onClick={add}>
          新增商家 <kbd>N</kbd>
        </Button>
      </header>
      <section className="panel">
        <CursorTable
          list={list}
          columns={columns}
          rowKey="merchantId"
          label="商家"
          empty="还没有商家，加上第一家，店主就能上套餐"
          chosen={merchantId}
          onChoose={(row) => open(row.merchantId)}
        />
      </section>
      {merchantId === undefined ? null : <Opened key={merchantId} merchantId={merchantId} onClose={close} />}
    </div>
  )
}

function Opened({ merchantId, onClose }: { merchantId: string; onClose: () => void }) {
  const street = useStreetSetup()
  const shops = useAllShops()
  const isReady = street.data !== undefined && shops.data !== undefined
  const shop = shops.data?.find((each) => each.merchantId === merchantId)
  if (isReady && (shop || merchantId === NEW)) {
    return <ShopDrawer street={street.data} shops={shops.data} shop={shop} onClose={onClose} />
  }
  return (
    <Drawer open size={520} title="商家" onClose={onClose}>
      <Loaded query={street}>{() => <Loaded query={shops}>{() => <Empty text="没有这个商家" />}</Loaded>}</Loaded>
    </Drawer>
  )
}
