import { useKeys } from '@console/app/keys/keys'
import { REPORT_MOVES } from '@shared/rules/reports/reportStatus'
import { Button } from 'antd'
import { useState } from 'react'
import type { Report } from './answers'
import { MergeModal } from './MergeModal'
import { type Formed, MoveForm } from './MoveForm'
import { type AtOnce, useMoves } from './useMoves'

interface Act {
  /** The button is `move-<id>`. */
  id: string
  key: string
  label: string
}
type WithoutForm = Act & { move: AtOnce }
type WithForm = Act & { form: Formed | 'merge' }

/**
 * What may be done with a report here, the next in the usual course first. `locate` needs a map, and is done on the spot.
 * What needs nothing beside it is done at once.
 */
const ACTS: readonly (WithoutForm | WithForm)[] = [
  { id: 'accept', move: 'accept', key: 'a', label: REPORT_MOVES.accept.label },
  { id: 'start', move: 'start', key: 's', label: '我来处理' },
  { id: 'resolve', form: 'resolve', key: 'd', label: REPORT_MOVES.resolve.label },
  { id: 'accept-words', form: 'accept', key: 'e', label: '受理并回复' },
  { id: 'assign', form: 'assign', key: 'p', label: REPORT_MOVES.assign.label },
  { id: 'handOver', form: 'handOver', key: 't', label: REPORT_MOVES.handOver.label },
  { id: 'ask', form: 'ask', key: 'q', label: '问上报人' },
  { id: 'merge', form: 'merge', key: 'm', label: REPORT_MOVES.merge.label },
  { id: 'reclassify', form: 'reclassify', key: 'c', label: REPORT_MOVES.reclassify.label },
  { id: 'reject', form: 'reject', key: 'x', label: REPORT_MOVES.reject.label },
  { id: 'restore', form: 'restore', key: 'r', label: REPORT_MOVES.restore.label },
]

/** What may be done with a report now, each with its key. */
export function MoveBar({ report }: { report: Report }) {
  const moves = useMoves(report)
  const [open, setOpen] = useState<WithForm['form']>()
  const possible = ACTS.filter((act) => report.moves.includes('move' in act ? act.move : act.form))
  const begin = (act: WithoutForm | WithForm) => ('move' in act ? moves.go(act.move) : setOpen(act.form))
  useKeys(
    '这一件',
    possible.map((act) => ({ key: act.key, label: act.label, run: () => begin(act) })),
  )
  const close = () => setOpen(undefined)
  if (possible.length === 0) return null
  return (
    <>
      <div className="moves row wrap" role="toolbar" aria-label="办理">
        {possible.map((act, index) => (
          <Button
            key={act.id}
            id={`move-${act.id}`}
            type={index === 0 && act.id !== 'restore' ? 'primary' : 'default'}
            danger={act.id === 'reject'}
            disabled={moves.busy}
            onClick={() => begin(act)}
          >
            {act.label} <kbd>{act.key.toUpperCase()}</kbd>
          </Button>
        ))}
      </div>
      {open === 'merge' ? <MergeModal report={report} moves={moves} onClose={close} /> : null}
      {open && open !== 'merge' ? (
        <MoveForm key={open} move={open} report={report} moves={moves} onClose={close} />
      ) : null}
    </>
  )
}
