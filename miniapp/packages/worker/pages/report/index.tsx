import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { ConfirmSheet } from '@miniapp/components/ConfirmSheet'
import { Icon } from '@miniapp/components/Icon'
import { Loaded } from '@miniapp/components/Loaded'
import { PhotoGrid } from '@miniapp/components/PhotoGrid'
import { PhotoPicker } from '@miniapp/components/PhotoPicker'
import { ReasonSheet } from '@miniapp/components/ReasonSheet'
import { ReportState } from '@miniapp/components/ReportState'
import { Row } from '@miniapp/components/Row'
import { SaidAnswers } from '@miniapp/components/SaidAnswers'
import { Screen } from '@miniapp/components/Screen'
import { SpotMap } from '@miniapp/components/SpotMap'
import { StatusRail } from '@miniapp/components/StatusRail'
import { now } from '@miniapp/lib/clock'
import { go } from '@miniapp/lib/navigation/go'
import type { LocalPhoto } from '@miniapp/lib/photos/photos'
import { usePhotosComing } from '@miniapp/lib/photos/photosComing'
import type { Outputs } from '@shared/contract/contract'
import { PUBLIC_LISTS } from '@shared/rules/reports/publicReport'
import { REPORT_LIMITS } from '@shared/rules/reports/report'
import { sayNumber } from '@shared/rules/reports/reportNumber'
import { AUTO_CLOSE_DAYS, REOPEN_DAYS, REPORT_STATUSES } from '@shared/rules/reports/reportStatus'
import { sayEnd, sayMoment } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { TellMe } from '../../components/TellMe'
import { BeforeAfter } from './BeforeAfter'
import { LiveCard } from './LiveCard'
import { PublicityCard } from './PublicityCard'
import { QuestionCard, ReplySheet } from './Reply'
import { useReport } from './useReport'
import { type Verdict, VerdictCard } from './Verdict'

definePageConfig({ navigationBarTitleText: '上报详情', enablePullDownRefresh: true })

export interface Params {
  id: string
}

type Report = Outputs['reports']['get']

const STILL_BROKEN = ['还是老样子', '只处理了一部分', '修好后又坏了', '处理的不是我报的地方'] as const

export default function ReportPage() {
  const { load, may, answer, busy, asking, ask } = useReport()
  const [photos, setPhotos] = useState<LocalPhoto[]>([])
  const coming = usePhotosComing() !== undefined
  const [verdict, setVerdict] = useState<Verdict>({ stars: undefined, words: '' })
  return (
    <Screen
      foot={
        may.confirm ? (
          <>
            <BigButton
              id="report-confirm"
              kind="good"
              icon="check"
              busy={busy}
              onTap={() => answer('confirm', verdict.stars ? verdict.words.trim() : '', [], verdict.stars)}
            >
              确认解决了
            </BigButton>
            <BigButton id="report-reopen" kind="plain" disabled={busy} onTap={() => ask('reopen')}>
              没有解决
            </BigButton>
          </>
        ) : may.reply ? (
          <BigButton id="report-reply" icon="edit" disabled={busy} onTap={() => ask('reply')}>
            回答网格员
          </BigButton>
        ) : may.withdraw ? (
          <BigButton id="report-withdraw" kind="plain" disabled={busy} onTap={() => ask('withdraw')}>
            撤回
          </BigButton>
        ) : may.reopen ? (
          <BigButton id="report-reopen" kind="plain" disabled={busy} onTap={() => ask('reopen')}>
            没有解决
          </BigButton>
        ) : undefined
      }
    >
      <Loaded load={load}>
        {(report) => (
          <>
            {may.confirm ? <BeforeAfter report={report} /> : null}
            {may.confirm ? <VerdictCard verdict={verdict} onChange={setVerdict} /> : null}
            <Detail report={report} onWithdraw={may.reply && may.withdraw ? () => ask('withdraw') : undefined} />
          </>
        )}
      </Loaded>
      <ReplySheet
        open={asking === 'reply'}
        busy={busy}
        onSend={(text, photos) => answer('reply', text, photos)}
        onClose={() => ask(undefined)}
      />
      <ReasonSheet
        id="report-reason"
        open={asking === 'reopen'}
        title="哪里没有解决"
        presets={STILL_BROKEN}
        placeholder="写清楚一点，网格员会再处理"
        maxLetters={REPORT_LIMITS.noteCharacters}
        yes="退回再处理"
        busy={busy || coming}
        onYes={(note) => answer('reopen', note, photos)}
        onClose={() => ask(undefined)}
      >
        会退回给处理的网格员，并记下一次。拍一张现在的样子，处理起来更快。
        <PhotoPicker photos={photos} max={REPORT_LIMITS.photos} label="拍现在的样子（可不拍）" onChange={setPhotos} />
      </ReasonSheet>
      <ConfirmSheet
        id="report-withdraw-ask"
        open={asking === 'withdraw'}
        title="撤回这条上报？"
        yes="撤回"
        kind="danger"
        busy={busy}
        onYes={() => answer('withdraw')}
        onNo={() => ask(undefined)}
      >
        撤回后网格员不再处理，不能恢复，可以重新上报。
      </ConfirmSheet>
    </Screen>
  )
}

interface DetailProps {
  report: Report
  /** In place of the button at the bottom, when that one is for something more pressing. */
  onWithdraw: (() => void) | undefined
}

function Detail({ report, onWithdraw }: DetailProps) {
  const { open } = REPORT_STATUSES[report.status]
  const canReopen = report.status === 'closed' && report.moves.includes('reopen')
  return (
    <>
      {report.urgent && open ? <LiveCard reportId={report.reportId} begin={report.live} /> : null}
      <QuestionCard report={report} />
      <Card>
        <View className="row">
          <View className="title grow">{report.categoryName}</View>
          <ReportState status={report.status}>{REPORT_STATUSES[report.status].label}</ReportState>
        </View>
        {report.description ? <View className="report-text">{report.description}</View> : null}
        <SaidAnswers answers={report.answers} />
        <View className="row second report-fact">
          <Icon name="pin" size="small" />
          <View className="grow">{report.address || '上报时的位置'}</View>
        </View>
        <View className="row second report-fact">
          <Icon name="clock" size="small" />
          <View className="grow">
            {sayMoment(report.submittedAt, now())} 上报
            {open ? `，${sayEnd(report.dueAt, now())} 前处理` : ''}
          </View>
        </View>
        <View className="row second report-fact">
          <Icon name="document" size="small" />
          <View className="grow number" id="report-number">
            编号 {sayNumber(report)}，打电话问进展时报给对方
          </View>
        </View>
        {report.anonymous ? <View className="second">匿名上报</View> : null}
        {report.absorbed > 0 ? <View className="second">另有 {report.absorbed} 件同样的并到了这一件</View> : null}
        {report.status === 'submitted' && report.absorbed + report.pluses > 0 ? (
          <View className="second">还有别人报了同一件事，会一直办下去，不能撤回。</View>
        ) : null}
      </Card>
      <MergedCard mergedTo={report.mergedTo} />
      {report.photos.length > 0 ? (
        <Card title="照片">
          <PhotoGrid photos={report.photos} own />
        </Card>
      ) : null}
      <Card title="在哪里">
        <SpotMap label="上报的位置" layer="report" location={report.location} />
      </Card>
      <Card title="进度">
        <StatusRail timeline={report.timeline} />
        {report.status === 'resolved' ? (
          <View className="second">请看一下是不是真的解决了。{AUTO_CLOSE_DAYS} 天内不选，会自动办结。</View>
        ) : null}
        {canReopen ? <View className="second">到时间自动办结的。{REOPEN_DAYS} 天内还可以说没有解决。</View> : null}
      </Card>
      {open ? <TellMe id="report-tell" template="reportProgress" title="有进展告诉我" /> : null}
      {PUBLIC_LISTS[report.status] ? <PublicityCard reportId={report.reportId} begin={report.publicity} /> : null}
      {onWithdraw ? (
        <BigButton id="report-withdraw" kind="plain" onTap={onWithdraw}>
          撤回
        </BigButton>
      ) : null}
    </>
  )
}

/** Where the report went that was merged; a way there only where this person may look. */
function MergedCard({ mergedTo }: Pick<Report, 'mergedTo'>) {
  if (!mergedTo) return null
  const { reportId, link, categoryName, address, status, reason } = mergedTo
  const page = link === 'own' ? 'worker/report' : 'worker/publicReport'
  return (
    <Card title="已并入另一件">
      <View className="second">同一个问题有人先报了，两件一起处理，有结果会告诉你。</View>
      {reason ? <View className="report-text">那一件没有受理：{reason}</View> : null}
      {link === 'none' ? null : (
        <Row
          id="merged-to"
          icon="document"
          title={categoryName ?? '那一件'}
          note={`${status ? REPORT_STATUSES[status].label : ''} ${address ?? ''}`.trim()}
          onTap={() => go(page, { id: reportId })}
        />
      )}
    </Card>
  )
}
