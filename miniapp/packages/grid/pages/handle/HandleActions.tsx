import { BigButton } from '@miniapp/components/BigButton'
import type { Outputs } from '@shared/contract/contract'
import { REPORT_MOVES } from '@shared/rules/reports/reportStatus'
import { View } from '@tarojs/components'
import type { Handle } from './useHandle'

type Report = Outputs['reports']['get']

/** The moves this slice has a button for, the next one in the usual course first. */
const COURSE = ['accept', 'start', 'resolve'] as const

/** What may be done with a report now, within reach of a thumb; null when it is somebody else's turn. */
export function handleActions(report: Report, handle: Handle) {
  const { moves } = report
  const { busy } = handle
  const main = COURSE.find((move) => moves.includes(move))
  const rejectable = moves.includes('reject')
  if (moves.length === 0) return null
  // What is over has one way back.
  if (moves.includes('restore')) {
    return (
      <BigButton id="handle-restore" kind="plain" disabled={busy} onTap={() => handle.setSheet('restore')}>
        {REPORT_MOVES.restore.label}
      </BigButton>
    )
  }
  const act = { accept: handle.accept, start: handle.start, resolve: () => handle.setSheet('resolve') }
  return (
    <>
      {main ? (
        <BigButton id={`handle-${main}`} busy={busy} onTap={act[main]}>
          {main === 'start' ? '我来处理' : REPORT_MOVES[main].label}
        </BigButton>
      ) : null}
      <View className="button-pair">
        {rejectable ? (
          <BigButton id="handle-reject" kind="plain" disabled={busy} onTap={() => handle.setSheet('reject')}>
            {REPORT_MOVES.reject.label}
          </BigButton>
        ) : null}
        <BigButton id="handle-more" kind="plain" disabled={busy} onTap={() => handle.setSheet('more')}>
          派单、转办…
        </BigButton>
      </View>
    </>
  )
}
