import { Badge } from '@miniapp/components/Badge'
import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { Loaded } from '@miniapp/components/Loaded'
import { ReasonSheet } from '@miniapp/components/ReasonSheet'
import { now } from '@miniapp/lib/clock'
import type { Outputs } from '@shared/contract/contract'
import { PUBLIC_STATES, REVIEW_LIMITS } from '@shared/rules/reports/publicity'
import { sayMoment } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { usePublicity } from './usePublicity'

type Publicity = Outputs['safety']['publicity']

const TONES = { pending: 'plain', review: 'warn', visible: 'good', hidden: 'bad' } as const
const MEANS = {
  pending: '检查完文字和照片，大家就能看到它的进展。不会显示你是谁。',
  review: '工作人员看过以后才公开。不影响处理。',
  visible: '大家能看到它的进展，看不到你是谁。',
  hidden: '只有你和工作人员看得到。不影响处理。',
} as const

const APPEALS = ['照片里没有人脸和车牌，请再看看', '内容是真实的，没有违规的话'] as const
/** As the server wants it. */
const MIN_LETTERS = 5

/** Whether others see this report, why not, and the one way to ask again. */
export function PublicityCard({ reportId, begin }: { reportId: string; begin: Publicity | undefined }) {
  const { load, asking, ask, appeal, busy } = usePublicity(reportId, begin)
  return (
    <>
      <Loaded load={load} rows={1}>
        {(publicity) => <State publicity={publicity} onAppeal={() => ask(true)} />}
      </Loaded>
      <ReasonSheet
        id="appeal"
        open={asking}
        title="请人再看一次"
        presets={APPEALS}
        placeholder="为什么应该公开"
        minLetters={MIN_LETTERS}
        maxLetters={REVIEW_LIMITS.appealCharacters}
        yes="提交申诉"
        busy={busy}
        onYes={appeal}
        onClose={() => ask(false)}
      >
        只能申诉一次，由另一位工作人员复核。
      </ReasonSheet>
    </>
  )
}

function State({ publicity, onAppeal }: { publicity: Publicity; onAppeal: () => void }) {
  const { state, reason, appeal, canAppeal, confidential } = publicity
  if (confidential) {
    return (
      <Card id="publicity" title="公开情况" aside={<Badge>不公开</Badge>}>
        <View className="second">这一类上报都不公开，只有你和工作人员看得到。</View>
      </Card>
    )
  }
  return (
    <Card id="publicity" title="公开情况" aside={<Badge tone={TONES[state]}>{PUBLIC_STATES[state]}</Badge>}>
      <View className="second">{MEANS[state]}</View>
      {reason ? <View className="rail-note">工作人员说明：{reason}</View> : null}
      {appeal ? (
        <View className="small number">
          {sayMoment(appeal.at, now())} 申诉：{appeal.text}
          {appeal.decided ? '（已复核）' : '（等待复核）'}
        </View>
      ) : null}
      {canAppeal ? (
        <BigButton id="publicity-appeal" kind="plain" onTap={onAppeal}>
          我要申诉
        </BigButton>
      ) : null}
    </Card>
  )
}
