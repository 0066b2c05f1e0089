import { PlusOutlined } from '@ant-design/icons'
import { api } from '@console/app/client'
import { useKeys } from '@console/app/keys/keys'
import { asProblem } from '@console/app/problem'
import { CursorTable } from '@console/parts/CursorTable'
import { usePages } from '@console/parts/pages'
import { useAct } from '@console/parts/useAct'
import { useNow } from '@console/parts/useNow'
import type { Outputs } from '@shared/contract/contract'
import { sayWindow } from '@shared/rules/points/voucher'
import { sayFen, sayNumber } from '@shared/rules/text/words'
import { dayOf, sayDay, sayMoment } from '@shared/rules/time/day'
import { App, Button, Drawer, Switch, type TableColumnsType } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { factsOf, type Offer, valuesOf } from './offer'
import './shops.css'

/** Seldom opened, and large: forms of dates and photos. */
const OfferDrawer = lazy(() => import('./OfferDrawer').then((file) => ({ default: file.OfferDrawer })))

type Change = Outputs['shops']['offerChanges']['items'][number]

/** A shop's meals, on sale or not; one press takes one off sale or puts it back. */
export function Offers({ merchantId }: { merchantId: string }) {
  const nowMs = useNow()
  const { message } = App.useApp()
  const list = usePages(['shops', merchantId, 'offers'], (cursor) =>
    api.shops.offers({ merchantId, cursor, limit: 50 }),
  )
  const [open, setOpen] = useState<Offer | 'new'>()
  const [past, setPast] = useState<Offer>()
  const mayChange = list.data?.mayChange ?? false
  const selling = useAct(api.shops.changeOffer, {
    anew: [['shops', merchantId], ['meals']],
    say: ({ onSale }) => (onSale ? '已上架，小哥马上能看到' : '已停卖，已换的券照常能用'),
  })
  const add = () => setOpen('new')
  useKeys('套餐', mayChange ? [{ key: 'n', label: '新套餐', run: add }] : [])

  const sell = async (offer: Offer, onSale: boolean) => {
    const { offerId, version } = offer
    const facts = factsOf({ ...valuesOf(offer, dayOf(nowMs)), onSale })
    try {
      await selling.act({ merchantId, offerId, version, ...facts })
    } catch (error) {
      message.error(asProblem(error).message)
    }
  }

  const columns: TableColumnsType<Offer> = [
    {
      title: '名称',
      width: 200,
      render: (_, offer) => (
        <Button type="link" className="plain-link" disabled={!mayChange} onClick={() => setOpen(offer)}>
          {offer.title}
        </Button>
      ),
    },
    {
      title: '积分',
      width: 130,
      className: 'number',
      render: (_, { pricePoints, cashFen }) =>
        `${sayNumber(pricePoints)} 分${cashFen > 0 ? ` + ${sayFen(cashFen)} 元` : ''}`,
    },
    {
      title: '今天剩 / 每天',
      width: 120,
      align: 'right',
      className: 'number',
      render: (_, { leftToday, stockPerDay }) => `${sayNumber(leftToday)} / ${sayNumber(stockPerDay)}`,
    },
    { title: '时段', width: 150, className: 'number', render: (_, offer) => sayWindow(offer) },
    {
      title: '有效期',
      width: 190,
      className: 'number',
      render: (_, { validFrom, validTo }) => `${sayDay(validFrom, nowMs)} 到 ${sayDay(validTo, nowMs)}`,
    },
    {
      title: '在卖',
      width: 100,
      render: (_, offer) => (
        <Switch
          id={`sale-${offer.offerId}`}
          size="small"
          aria-label={`${offer.title} 在卖`}
          checked={offer.onSale}
          disabled={!mayChange || selling.busy}
          onChange={(onSale) => void sell(offer, onSale)}
        />
      ),
    },
    {
      title: '记录',
      width: 90,
      render: (_, offer) => (
        <Button size="small" onClick={() => setPast(offer)}>
          谁改过
        </Button>
      ),
    },
  ]

  return (
    <>
      <div className="row">
        <Button id="offer-add" type="primary" icon={<PlusOutlined />} disabled={!mayChange} onClick={add}>
          新套餐 <kbd>N</kbd>
        </Button>
      </div>
      <CursorTable list={list} columns={columns} rowKey="offerId" label="套餐" empty="还没有套餐，先做一个" />
      <Suspense fallback={null}>
        {open ? (
          <OfferDrawer
            key={open === 'new' ? 'new' : open.offerId}
            merchantId={merchantId}
            offer={open === 'new' ? undefined : open}
            onClose={() => setOpen(undefined)}
          />
        ) : null}
      </Suspense>
      {past ? (
        <Drawer open size={560} title={`谁改过：${past.title}`} onClose={() => setPast(undefined)}>
          <Changes merchantId={merchantId} offerId={past.offerId} />
        </Drawer>
      ) : null}
    </>
  )
}

/** Every version of a meal, newest first. */
function Changes({ merchantId, offerId }: { merchantId: string; offerId: string }) {
  const nowMs = useNow()
  const list = usePages(['shops', merchantId, 'offers', offerId], (cursor) =>
    api.shops.offerChanges({ merchantId, offerId, cursor }),
  )
  const columns: TableColumnsType<Change> = [
    { title: '时间', width: 140, className: 'number', render: (_, { at }) => sayMoment(at, nowMs) },
    { title: '谁', width: 130, dataIndex: 'byLabel' },
    {
      title: '改成',
      render: (_, { title, pricePoints, stockPerDay, onSale }) =>
        `${title} · ${sayNumber(pricePoints)} 分 · 每天 ${sayNumber(stockPerDay)} 份 · ${onSale ? '在卖' : '停卖'}`,
    },
  ]
  return <CursorTable list={list} columns={columns} rowKey="id" label="谁改过" empty="还没有改过" />
}
