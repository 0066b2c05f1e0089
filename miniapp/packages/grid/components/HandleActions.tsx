import { BigButton } from '@miniapp/components/BigButton'
import type { Outputs } from '@shared/contract/contract'
import { REPORT_MOVES } from '@shared/rules/reportStatus'
import { View } from '@tarojs/components'
import type { Handle } from '../useHandle'

type Report = Outputs['reports']['get']

/** The moves this slice has a button for, the next one in the usual course first. */
const COURSE = ['accept', 'start', 'resolve'] as const

/** What may be done with a report now, within reach of a thumb; null when it is somebody else's turn. */
export function handleActions(report: Report, handle: Handle) {
  const { moves, status } = report
  const { busy } = handle
  const main = COURSE.find((move) => moves.includes(move))
  // From these two on the report already has somebody; to give it away again needs a list of colleagues.
  const assignable = moves.includes('assign') && (status === 'accepted' || status === 'reopened')
  const rejectable = moves.includes('reject')
  if (!main && !assignable && !rejectable) return null
  const act = { accept: handle.accept, start: handle.start, resolve: () => handle.setSheet('resolve') }
  return (
    <>
      {main ? (
        <BigButton id={`handle-${main}`} busy={busy} onTap={act[main]}>
          {REPORT_MOVES[main].label}
        </BigButton>
      ) : null}
      {assignable || rejectable ? (
        <View className="button-pair">
          {assignable ? (
            <BigButton id="handle-assign" kind="plain" disabled={busy} onTap={handle.assignToMe}>
              先派给我
            </BigButton>
          ) : null}
          {rejectable ? (
            <BigButton id="handle-reject" kind="plain" disabled={busy} onTap={() => handle.setSheet('reject')}>
              {REPORT_MOVES.reject.label}
            </BigButton>
          ) : null}
        </View>
      ) : null}
    </>
  )
}
