import { HeldBar } from '@console/app/held/HeldBar'
import { useKeys } from '@console/app/keys/keys'
import { Empty } from '@console/parts/States'
import { useRef } from 'react'
import { FoundList } from './find/FoundList'
import { ReportList } from './ReportList'
import { ReportView } from './ReportView'
import { useReports } from './useReports'
import './reports.css'

/** The work queue: the list on the left, the report that is open on the right. */
export function Reports() {
  const reports = useReports()
  const { reportId, open, step, items } = reports
  const search = useRef<HTMLInputElement>(null)
  const view = useRef<HTMLElement>(null)
  useKeys('工单列表', [
    { key: 'j', label: '下一件', run: () => step(1) },
    { key: 'k', label: '上一件', run: () => step(-1) },
    {
      key: 'Enter',
      label: '到右边看这一件',
      run: () => (reportId ? view.current?.focus() : open(items[0]?.reportId)),
    },
    { key: 'Escape', label: '回到列表', run: () => document.getElementById(`row-${reportId}`)?.focus() },
    { key: '/', label: '找一件', run: () => search.current?.focus() },
  ])
  return (
    <>
      <div className={`queue ${reportId ? 'queue--open' : ''}`}>
        <ReportList
          reports={reports}
          search={search}
          found={reports.find.asked === '' ? undefined : <FoundList reports={reports} />}
        />
        <section className="queue-view" ref={view} tabIndex={-1} aria-label="打开的工单">
          {reportId ? (
            <ReportView key={reportId} reportId={reportId} onBack={() => open(undefined)} />
          ) : (
            <Empty text="从左边选一件，或按 J">
              <span className="small">
                <kbd>J</kbd> <kbd>K</kbd> 上下看，<kbd>?</kbd> 看全部按键
              </span>
            </Empty>
          )}
        </section>
      </div>
      <HeldBar />
    </>
  )
}
