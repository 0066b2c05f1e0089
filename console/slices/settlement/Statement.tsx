import { PrinterOutlined } from '@ant-design/icons'
import { api } from '@console/app/client'
import { usePages } from '@console/parts/pages'
import { Loaded } from '@console/parts/States'
import { useWhole } from '@console/parts/useWhole'
import { sayMonth } from '@shared/rules/points/settlement'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { CloseMonth } from './CloseMonth'
import { Records } from './Records'
import { Sheet } from './Sheet'
import { TakeTable } from './TakeTable'

/** A shop's month with its records: to be read, closed, printed, taken along as a table. */
export function Statement({ merchantId, month }: { merchantId: string; month: string }) {
  const list = usePages(['settlements', merchantId, month], (cursor) =>
    api.shops.month({ merchantId, month, cursor, limit: 50 }),
  )
  const [isPrinting, setPrinting] = useState(false)
  // What is printed has every record; else they come as somebody reads on.
  const { isWhole } = useWhole(list, { until: isPrinting ? 'end' : 'found' })
  useEffect(() => {
    if (!isPrinting || !isWhole) return
    setPrinting(false)
    print()
  }, [isPrinting, isWhole])
  return (
    <div className="page statement">
      <header className="page-head no-print">
        <h1>
          {list.data?.statement.merchantName ?? '商家'} · {sayMonth(month)}
        </h1>
        <Link to={`/settlement?month=${month}`}>回商家结算</Link>
        <Link to={`/settlement/${merchantId}`}>看各月</Link>
        <span className="grow" />
        <TakeTable merchantId={merchantId} month={month} />
        <Button
          id="month-print"
          icon={<PrinterOutlined />}
          loading={isPrinting}
          disabled={!list.data}
          onClick={() => setPrinting(true)}
        >
          打印结算单
        </Button>
        {list.data?.mayClose ? <CloseMonth merchantId={merchantId} month={month} /> : null}
      </header>
      <Loaded query={list} rows={10}>
        {({ statement, mayAnnul }) => (
          <>
            <Sheet statement={statement} />
            <Records list={list} merchantId={merchantId} mayAnnul={mayAnnul} />
            <div className="statement-signs" aria-hidden="true">
              <p>商家（签字）</p>
              <p>街道办（盖章）</p>
              <p>日期</p>
            </div>
          </>
        )}
      </Loaded>
    </div>
  )
}
