import { Loaded } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import { REFUSAL_REASONS, RESTORE_REASONS } from '@shared/rules/reports/reportDesk'
import { DeskCard } from './DeskCard'
import { handleActions } from './HandleActions'
import { MergedCard } from './MergedCard'
import { MoreMoves } from './MoreMoves'
import { MoveSheet } from './MoveSheet'
import { ReportStory } from './ReportStory'
import { ResolveSheet } from './ResolveSheet'
import { Unplaced } from './Unplaced'
import { UsedBefore } from './UsedBefore'
import { useHandle } from './useHandle'
import { useTemplates } from './useTemplates'
import '../../grid.scss'
import '../../desk.scss'

definePageConfig({ navigationBarTitleText: '处理工单', enablePullDownRefresh: true })

export interface Params {
  id: string
  /** Of the code on a PC's screen, in the place of an id. */
  scene?: string
}

export default function HandlePage() {
  const asked = useHandle()
  const { load, nowMs, busy } = asked
  const templates = useTemplates(load.data, nowMs, asked.sheet !== undefined && asked.sheet !== 'more')
  // A sheet opens with all that is in it: nothing may slide under a thumb.
  const sheet = templates.isReady ? asked.sheet : undefined
  const handle = { ...asked, sheet }
  const refusals = templates.textsFor('reject')
  return (
    <Screen foot={load.data ? handleActions(load.data, handle) : null}>
      <Loaded load={load}>
        {(report) => (
          <>
            <ReportStory report={report} nowMs={nowMs} />
            {report.moves.includes('locate') ? <Unplaced busy={busy} onLocate={asked.locate} /> : null}
            <UsedBefore items={report.desk?.usedBefore ?? []} nowMs={nowMs} />
            {report.desk ? (
              <DeskCard reportId={report.reportId} desk={report.desk} nowMs={nowMs} reload={load.reload} />
            ) : null}
            <MergedCard report={report} nowMs={nowMs} />
            <MoreMoves key={report.version} handle={handle} report={report} templates={templates} />
          </>
        )}
      </Loaded>
      <ResolveSheet handle={handle} templates={templates} />
      <MoveSheet
        handle={handle}
        move="reject"
        title="不予受理"
        presets={refusals.length > 0 ? refusals : REFUSAL_REASONS}
        placeholder="写给上报人的原因"
        kind="danger"
      >
        上报人和一起报的人会看到这段话。
      </MoveSheet>
      <MoveSheet
        handle={handle}
        move="restore"
        title="重新办理"
        presets={RESTORE_REASONS}
        placeholder="为什么要重新办理"
      >
        会回到待处理，上报人会看到这段话。
      </MoveSheet>
    </Screen>
  )
}
