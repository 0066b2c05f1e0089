import { Segmented } from 'antd'
import { useSearchParams } from 'react-router'
import { LateTeams } from './LateTeams'
import { UrgentTeams } from './UrgentTeams'

const LISTS = [
  { value: 'late', label: '超时' },
  { value: 'urgent', label: '紧急' },
]

/** What must not wait: reports past their due time, and urgent ones. */
export function Overdue() {
  const [address, setAddress] = useSearchParams()
  const list = address.get('list') === 'urgent' ? 'urgent' : 'late'
  return (
    <div className="page">
      <header className="page-head">
        <h1>超时和紧急</h1>
        <Segmented
          aria-label="哪些"
          options={LISTS}
          value={list}
          onChange={(next) => setAddress(next === 'urgent' ? { list: 'urgent' } : {})}
        />
      </header>
      <section className="panel">
        <h2 className="hidden-words">{list === 'urgent' ? '紧急的工单' : '超时的工单'}</h2>
        {list === 'urgent' ? <UrgentTeams /> : <LateTeams />}
      </section>
    </div>
  )
}
