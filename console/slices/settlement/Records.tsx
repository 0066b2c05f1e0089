import { api } from '@console/app/client'
import { CursorTable } from '@console/parts/CursorTable'
import type { Pages } from '@console/parts/pages'
import { useAct } from '@console/parts/useAct'
import { useNow } from '@console/parts/useNow'
import { WordsModal } from '@console/parts/WordsModal'
import { contract, type Outputs } from '@shared/contract/contract'
import { ANNUL_REASONS } from '@shared/rules/points/settlement'
import { sayNumber } from '@shared/rules/text/words'
import { sayMoment } from '@shared/rules/time/day'
import { Button, type TableColumnsType } from 'antd'
import { useState } from 'react'

type Redemption = Outputs['shops']['month']['items'][number]

interface Props {
  list: Pages<Redemption>
  merchantId: string
  mayAnnul: boolean
}

/** What was done at the counter, oldest first; a mistake is taken back here. */
export function Records({ list, merchantId, mayAnnul }: Props) {
  const nowMs = useNow()
  const [asked, ask] = useState<Redemption>()
  const annulled = new Set(list.items.map(({ annuls }) => annuls))
  const columns: TableColumnsType<Redemption> = [
    { title: '时间', width: 150, className: 'number', render: (_, { at }) => sayMoment(at, nowMs) },
    { title: '套餐', dataIndex: 'title', ellipsis: true },
    { title: '顾客', width: 110, dataIndex: 'workerLabel' },
    { title: '店员', width: 150, dataIndex: 'clerkLabel', ellipsis: true },
    { title: '券尾号', width: 90, className: 'number', dataIndex: 'codeTail' },
    {
      ...{ title: '积分', width: 90, align: 'right', className: 'number' },
      render: (_, { outcome, pricePoints }) =>
        outcome === 'refused' ? '' : `${outcome === 'annulled' ? '−' : ''}${sayNumber(pricePoints)}`,
    },
    {
      title: '操作',
      width: 220,
      render: (_, redemption) => {
        const { id, outcome, reason } = redemption
        if (outcome !== 'redeemed')
          return <span className="small">{`${SAID[outcome]}${reason ? `：${reason}` : ''}`}</span>
        if (!mayAnnul || annulled.has(id)) return null
        return (
          <Button id={`annul-${id}`} className="no-print" size="small" onClick={() => ask(redemption)}>
            更正
          </Button>
        )
      },
    },
  ]
  return (
    <section className="panel" aria-label="核销记录">
      <CursorTable list={list} columns={columns} rowKey="id" label="核销记录" empty="这个月没有核销" />
      {asked ? <Annul merchantId={merchantId} redemption={asked} onClose={() => ask(undefined)} /> : null}
    </section>
  )
}

const SAID = { refused: '已退回', annulled: '更正' } as const

interface AnnulProps {
  merchantId: string
  redemption: Redemption
  onClose: () => void
}

function Annul({ merchantId, redemption: { id, workerLabel, pricePoints }, onClose }: AnnulProps) {
  const { act, busy } = useAct(api.shops.annul, { anew: [['settlements']], say: '已更正，积分退回给顾客' })
  return (
    <WordsModal
      route={contract.shops.annul}
      name="reason"
      title="更正这次核销"
      yes="更正，退回积分"
      presets={ANNUL_REASONS}
      max={60}
      placeholder="写明为什么要更正"
      note={`${workerLabel} 的 ${sayNumber(pricePoints)} 积分会退回，这份不再算进结算。顾客和店里都会看到是谁、为什么更正的。`}
      danger
      busy={busy}
      onSend={(reason) => act({ merchantId, redemptionId: id, reason })}
      onClose={onClose}
    />
  )
}
