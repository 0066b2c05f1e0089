import { PrinterOutlined } from '@ant-design/icons'
import { now } from '@console/app/clock'
import { Empty, Loaded } from '@console/parts/States'
import { useNow } from '@console/parts/useNow'
import { sayListMonth } from '@shared/rules/duties/serviceList'
import { monthOf } from '@shared/rules/points/settlement'
import { dayOf, monthAfter, sayDay } from '@shared/rules/time/day'
import { Button, Select } from 'antd'
import { useSearchParams } from 'react-router'
import { MonthList } from './MonthList'
import { type Committee, useCommittees } from './useServiceLists'
import './servicelists.css'

/** So many months back stand in the choice. */
const MONTHS_BACK = 12

/** The lists of services of one's joint committees: drafted, published, ticked, printed. */
export function ServiceLists() {
  const list = useCommittees()
  const [address, setAddress] = useSearchParams()
  const chosen = list.items.find(({ committeeId }) => committeeId === address.get('committee')) ?? list.items[0]
  const thisMonth = monthOf(dayOf(now()))
  const months = monthsToChoose(thisMonth)
  const asked = address.get('month') ?? ''
  const month = months.includes(asked) ? asked : thisMonth
  const goTo = (next: { committee?: string; month?: string }) =>
    setAddress(
      { committee: next.committee ?? chosen?.committeeId ?? '', month: next.month ?? month },
      { replace: true },
    )
  return (
    <div className="page servicelists">
      <Loaded query={{ ...list, data: list.data }} rows={8}>
        {() =>
          chosen ? (
            <>
              <header className="page-head">
                <h1>服务清单</h1>
                <Select
                  id="lists-committee"
                  aria-label="联合党委"
                  className="servicelists-committee"
                  value={chosen.committeeId}
                  options={list.items.map(({ committeeId, name }) => ({ value: committeeId, label: name }))}
                  onChange={(committee) => goTo({ committee })}
                />
                <Select
                  id="lists-month"
                  aria-label="月份"
                  value={month}
                  options={months.map((value) => ({ value, label: sayListMonth(value) }))}
                  onChange={(next) => goTo({ month: next })}
                />
                <Standing committee={chosen} />
                <span className="grow" />
                <Button id="lists-print" icon={<PrinterOutlined />} onClick={() => window.print()}>
                  打印
                </Button>
              </header>
              <MonthList key={`${chosen.committeeId} ${month}`} committee={chosen} month={month} />
            </>
          ) : (
            <Empty text="你的社区还没有联合党委，请街道办先加上" />
          )
        }
      </Loaded>
    </div>
  )
}

/** Until when the next list is due, and how many were missed. */
function Standing({ committee: { dueOn, missed, leads } }: { committee: Committee }) {
  const nowMs = useNow()
  if (dueOn === undefined) return <span className="small">还没有发过清单</span>
  return (
    <span className="row">
      {missed > 0 ? <span className="mark mark--bad">缺 {missed} 份</span> : null}
      <span className="small">
        {leads ? '下一份最晚' : '牵头社区最晚'} {sayDay(dueOn, nowMs)} 发布
      </span>
    </span>
  )
}

/** The next month first, then this one and those before. */
function monthsToChoose(thisMonth: string): string[] {
  const index = Number(thisMonth.slice(0, 4)) * 12 + Number(thisMonth.slice(5)) - 1
  const back = Array.from({ length: MONTHS_BACK }, (_, ago) => index - ago)
  const textOf = (at: number) => `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
  return [monthAfter(thisMonth), ...back.map(textOf)]
}
