import { AtDesk } from '@miniapp/components/AtDesk'
import { Badge } from '@miniapp/components/Badge'
import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { Choice } from '@miniapp/components/Fields'
import { Loaded, PagedList } from '@miniapp/components/Loaded'
import { MonthField } from '@miniapp/components/MonthField'
import { Screen } from '@miniapp/components/Screen'
import { Segments } from '@miniapp/components/Segments'
import { now } from '@miniapp/lib/clock'
import { sayMonth } from '@shared/rules/points/settlement'
import { EXPORT_KINDS, EXPORT_LIMITS, EXPORT_STATES } from '@shared/rules/reports/reportExport'
import { sayNumber } from '@shared/rules/text/words'
import { sayMoment } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { type Ordered, useExports } from './useExports'
import '../../desk.scss'

definePageConfig({ navigationBarTitleText: '导出表格', enablePullDownRefresh: true })

/** Before the app there was nothing to export. */
const FIRST_MONTH = '2020-01'

export default function ExportsPage() {
  const { street, list, form, thisMonth, problem, busy, start, again, copyLink, opening } = useExports()
  const { kind, setKind, communityId, setCommunity, fromMonth, setFrom, toMonth, setTo } = form
  return (
    <Screen
      foot={
        <BigButton id="export-start" icon="document" busy={busy} missing={problem} onTap={start}>
          开始导出
        </BigButton>
      }
    >
      <Card className="export-form">
        <Segments id="export-kind" choices={EXPORT_KINDS} chosen={kind} onChoose={setKind} />
        <Loaded load={street} rows={1}>
          {({ communities }) => (
            <Choice
              id="export-community"
              label="社区"
              placeholder="选一个社区"
              options={communities.map((each) => ({ key: each.communityId, name: each.name }))}
              value={communityId}
              onChange={setCommunity}
            />
          )}
        </Loaded>
        <MonthField
          id="export-from"
          label="从"
          value={fromMonth}
          first={FIRST_MONTH}
          last={thisMonth}
          onChange={setFrom}
        />
        <MonthField id="export-to" label="到" value={toMonth} first={FIRST_MONTH} last={thisMonth} onChange={setTo} />
        <View className="small">
          按上报月份，最多 {EXPORT_LIMITS.months} 个月。姓名打星号，没有手机号。谁导出过，下面都看得到。
        </View>
      </Card>
      <PagedList list={list} empty="还没有导出过。选好社区和月份，点开始导出" drawing="tea">
        {(ordered) => (
          <ExportCard
            key={ordered.exportId}
            ordered={ordered}
            busy={opening || busy}
            onCopy={() => copyLink(ordered)}
            onAgain={() => again(ordered)}
          />
        )}
      </PagedList>
      <AtDesk />
    </Screen>
  )
}

interface CardProps {
  ordered: Ordered
  busy: boolean
  onCopy: () => void
  onAgain: () => void
}

const TONES = { waiting: 'plain', running: 'brand', done: 'good', failed: 'bad' } as const

function ExportCard({ ordered, busy, onCopy, onAgain }: CardProps) {
  const { exportId, kind, communityName, fromMonth, toMonth, byLabel, at, state, reason, rows, percent } = ordered
  const months = fromMonth === toMonth ? sayMonth(fromMonth) : `${sayMonth(fromMonth)}到 ${sayMonth(toMonth)}`
  return (
    <View id={`export-${exportId}`} className="card">
      <View className="row">
        <View className="report-name grow">
          {communityName} · {EXPORT_KINDS[kind]}
        </View>
        <Badge tone={TONES[state]}>{EXPORT_STATES[state]}</Badge>
      </View>
      <View className="second number">{months}</View>
      <View className="small number">
        {byLabel} · {sayMoment(at, now())} · {sayNumber(rows)} 行
      </View>
      {state === 'waiting' || state === 'running' ? (
        <View className="export-bar" role="progressbar" aria-role="progressbar" aria-label={`已导出百分之 ${percent}`}>
          <View className="export-bar-done" style={{ width: `${percent}%` }} />
        </View>
      ) : null}
      {state === 'done' ? (
        <View className="client-stop">
          <BigButton id={`export-copy-${exportId}`} kind="plain" disabled={busy} onTap={onCopy}>
            复制链接，在电脑上打开
          </BigButton>
        </View>
      ) : null}
      {state === 'failed' ? (
        <View className="client-stop">
          <View className="small warn">
            {reason === 'tooMany' ? `超过 ${sayNumber(EXPORT_LIMITS.rows)} 行，请少选几个月` : '中途停了，请再试一次'}
          </View>
          {reason === 'tooMany' ? null : (
            <BigButton id={`export-again-${exportId}`} kind="plain" disabled={busy} onTap={onAgain}>
              再试
            </BigButton>
          )}
        </View>
      ) : null}
    </View>
  )
}
