import { useKeys } from '@console/app/keys/keys'
import { REPORT_MOVES } from '@shared/rules/reportStatus'
import { Button } from 'antd'
import { useState } from 'react'
import type { Report } from './answers'
import { MergeModal } from './MergeModal'
import { MoveForm } from './MoveForm'
import { type StaffMove, useMoves } from './useMoves'

/** The moves with a button here, the next one in the usual course first; `locate` needs a map, and is done on the spot. */
const COURSE = [
  'accept',
  'start',
  'resolve',
  'assign',
  'handOver',
  'ask',
  'merge',
  'reclassify',
  'reject',
  'restore',
] as const satisfies readonly StaffMove[]
export type MoveHere = (typeof COURSE)[number]

const KEYS: Readonly<Record<MoveHere, string>> = {
  accept: 'a',
  start: 's',
  resolve: 'd',
  assign: 'p',
  handOver: 't',
  ask: 'q',
  merge: 'm',
  reclassify: 'c',
  reject: 'x',
  restore: 'r',
}

/** What needs nothing beside it is done at once. */
const AT_ONCE = new Set<MoveHere>(['accept', 'start'])

const labelOf = (move: MoveHere) => (move === 'start' ? '我来处理' : REPORT_MOVES[move].label)

/** What may be done with a report now, each with its key. */
export function MoveBar({ report }: { report: Report }) {
  const moves = useMoves(report)
  const [open, setOpen] = useState<MoveHere>()
  const possible = COURSE.filter((move) => report.moves.includes(move))
  const act = (move: MoveHere) => (AT_ONCE.has(move) ? void moves.go(move) : setOpen(move))
  useKeys(
    '这一件',
    possible.map((move) => ({ key: KEYS[move], label: labelOf(move), run: () => act(move) })),
  )
  const close = () => setOpen(undefined)
  if (possible.length === 0) return null
  return (
    <>
      <div className="moves row wrap" role="toolbar" aria-label="办理">
        {possible.map((move, index) => (
          <Button
            key={move}
            id={`move-${move}`}
            type={index === 0 && move !== 'restore' ? 'primary' : 'default'}
            danger={move === 'reject'}
            disabled={moves.busy}
            onClick={() => act(move)}
          >
            {labelOf(move)} <kbd>{KEYS[move].toUpperCase()}</kbd>
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
