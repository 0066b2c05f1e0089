import { api } from '@console/app/client'
import type { Values } from '@console/parts/RouteForm'
import { useWrite } from '@console/parts/useWrite'
import { contract, type Inputs } from '@shared/contract/contract'
import type { Point } from '@shared/rules/place/geo'
import { useQueryClient } from '@tanstack/react-query'
import { Switch } from 'antd'
import { Link } from 'react-router'
import { allShops, namesOf, type Shop, type StreetSetup } from '../answers'
import { PlaceDrawer } from '../PlaceDrawer'
import { sayPoint } from '../stations/station'

type ShopInput = Omit<Inputs['setup']['saveShop'], 'id'>

const LABELS: Readonly<Record<string, string>> = {
  name: '名称',
  communityId: '社区',
  address: '地址',
  phone: '电话',
  location: '位置',
  parking: '停车',
}

function valuesOf(shop: Shop | undefined): Values {
  if (!shop) return { name: '', address: '', phone: '', parking: false }
  const { version: _, ...facts } = shop
  return facts
}

function sayValue(key: string, value: unknown, nameOf: (teamId: string) => string): string {
  if (key === 'communityId') return nameOf(String(value))
  if (key === 'location') return sayPoint(value as Point)
  if (key === 'parking') return value ? '有车位' : '没有车位'
  return String(value)
}

interface Props {
  street: StreetSetup
  shops: readonly Shop[]
  /** The one that is changed; absent for a new one. */
  shop: Shop | undefined
  onClose: () => void
}

/** A shop: added or changed. Its meals and its clerks are its owner's. */
export function ShopDrawer({ street, shops, shop, onClose }: Props) {
  const answers = useQueryClient()
  const { write, busy } = useWrite(api.setup.saveShop)
  const saved = async () => {
    onClose()
    await Promise.all([['setup'], ['meals']].map((queryKey) => answers.invalidateQueries({ queryKey })))
  }
  return (
    <PlaceDrawer<Shop>
      kind="商家"
      route={contract.setup.saveShop}
      idName="merchantId"
      idPrefix="sj"
      taken={shops.map(({ merchantId }) => merchantId)}
      street={street}
      place={shop}
      valuesOf={valuesOf}
      save={(values, version) => write({ version, ...(values as Omit<ShopInput, 'version'>) })}
      fresh={async (id) => (await allShops()).find(({ merchantId }) => merchantId === id)}
      busy={busy}
      labels={LABELS}
      say={(key, value) => sayValue(key, value, namesOf(street))}
      onSaved={saved}
      onClose={onClose}
    >
      {(field) => (
        <>
          {field('parking', '小哥停车', <Switch checkedChildren="有车位" unCheckedChildren="没有" />, {
            valueIs: 'checked',
          })}
          <p className="small">
            {shop ? (
              <Link to={`/shops/${shop.merchantId}`}>看套餐和店员，请店主加入</Link>
            ) : (
              '存下以后，在“套餐和店员”里请店主加入。'
            )}
            套餐平时由店主自己上。
          </p>
        </>
      )}
    </PlaceDrawer>
  )
}
