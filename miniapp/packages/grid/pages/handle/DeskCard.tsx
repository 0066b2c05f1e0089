import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { TextField } from '@miniapp/components/Fields'
import { callPhone } from '@miniapp/lib/phone/call'
import type { Outputs } from '@shared/contract/contract'
import { NOTE_LIMITS, REPORT_SOURCES } from '@shared/rules/reports/reportDesk'
import { sayMoment } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { CallerSheet } from '../../components/CallerSheet'
import { useNotes } from './useNotes'

type Desk = NonNullable<Outputs['reports']['get']['desk']>

interface Props {
  reportId: string
  desk: Desk
  nowMs: number
  reload: () => Promise<void>
}

/** For staff only: who came or called, and what they tell each other. */
export function DeskCard({ reportId, desk, nowMs, reload }: Props) {
  const notes = useNotes(reportId, reload)
  const { text, setText, busy, add } = notes
  const empty = text.trim() === ''
  return (
    <>
      <CallerCard desk={desk} notes={notes} />
      <Card id="notes" title="内部备注">
        <View className="small">只有同事看得到，上报人看不到。</View>
        {desk.notes.map(({ id, kind, byLabel, at, text: words }) => (
          <View key={id} className="note-line">
            <View className="note-head small">
              <View>{byLabel}</View>
              <View className="number">{sayMoment(at, nowMs)}</View>
            </View>
            <View>{kind === 'look' ? `看了联系方式：${words}` : words}</View>
          </View>
        ))}
        <TextField
          id="note-text"
          label="写备注"
          value={text}
          placeholder="给同事的话"
          max={NOTE_LIMITS.characters}
          lines="many"
          onChange={setText}
        />
        <BigButton id="note-add" kind="plain" busy={busy} disabled={empty} onTap={add}>
          记下
        </BigButton>
      </Card>
    </>
  )
}

function sourceTitle(source: Desk['source']): string {
  if (!source) return '上报人'
  return source === 'left' ? '上报人已注销' : `${REPORT_SOURCES[source]}登记`
}

function CallerCard({ desk, notes }: { desk: Desk; notes: ReturnType<typeof useNotes> }) {
  const { source, callerLabel, callerPhoneMasked, callable } = desk
  const { caller, asking, setAsking, busy, reveal } = notes
  if (!source && !callable) return null
  const known = callable || callerLabel !== undefined || callerPhoneMasked !== undefined
  const masked = callable ? '紧急上报，可以打电话给上报人' : '没有留联系方式'
  return (
    <Card title={sourceTitle(source)}>
      {caller ? (
        <>
          <View>{caller.name}</View>
          {caller.phone ? (
            <BigButton id="caller-call" kind="plain" icon="phone" onTap={() => callPhone(caller.phone)}>
              {caller.phone}
            </BigButton>
          ) : null}
        </>
      ) : (
        <>
          <View className="number">{`${callerLabel ?? ''} ${callerPhoneMasked ?? ''}`.trim() || masked}</View>
          {known ? (
            <BigButton id="caller-reveal" kind="plain" onTap={() => setAsking(true)}>
              看联系方式
            </BigButton>
          ) : null}
        </>
      )}
      <CallerSheet open={asking} told={callable === true} busy={busy} onYes={reveal} onClose={() => setAsking(false)} />
    </Card>
  )
}
