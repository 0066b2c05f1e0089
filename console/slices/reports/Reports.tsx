import { HeldBar } from '@console/app/held/HeldBar'
import { useKeys } from '@console/app/keys/keys'
import { Empty } from '@console/parts/States'
import { lazy, Suspense, useRef } from 'react'
import { FoundList } from './find/FoundList'
import { ReportList } from './ReportList'
import { ReportView } from './ReportView'
import { useReports } from './useReports'
import './reports.css'

/** Drawn only for who asks for it. */
const ReportMap = lazy(() => import('./map/ReportMap').then((file) => ({ default: file.ReportMap })))

/** The work queue: the list on the left, the report that is open on the right. */
export function Reports() {
  const reports = useReports()
  const { reportId, open, step, items, looking, showMap } = reports
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
    { key: 'v', label: looking.map ? '收起地图' : '看地图', run: () => void showMap(!looking.map) },
    { key: '/', label: '找一件', run: () => search.current?.focus() },
  ])
  return (
    <>
      <div className={`queue ${reportId ? 'queue--open' : ''} ${looking.map ? 'queue--map' : ''}`}>
        <ReportList
          reports={reports}
          search={search}
          found={reports.find.asked === '' ? undefined : <FoundList reports={reports} />}
        />
        {looking.map ? (
          <section className="queue-ground" aria-label="地图">
            <Suspense fallback={null}>
              <ReportMap reports={reports} />
            </Suspense>
          </section>
        ) : null}
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
