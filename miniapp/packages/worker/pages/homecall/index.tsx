import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { Empty } from '@miniapp/components/Empty'
import { Loaded } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import { Segments } from '@miniapp/components/Segments'
import { api } from '@miniapp/lib/api/api'
import { now } from '@miniapp/lib/clock'
import { said } from '@miniapp/lib/load/said'
import { useLoad } from '@miniapp/lib/load/useLoad'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { go } from '@miniapp/lib/navigation/go'
import type { Outputs } from '@shared/contract/contract'
import { HOME_ANSWERS, type HomeAnswer } from '@shared/rules/people/homeCall'
import { sayDay } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { useState } from 'react'

definePageConfig({ navigationBarTitleText: '喊你回家', enablePullDownRefresh: true })

type HomeCall = Outputs['orgs']['homeCall']

const CHOICES: Record<HomeAnswer, string> = {
  back: HOME_ANSWERS.back.label,
  notNow: HOME_ANSWERS.notNow.label,
  cannot: HOME_ANSWERS.cannot.label,
}

export default function HomeCallPage() {
  const load = useLoad(() => api.orgs.homeCall({}), [])
  const { write, busy } = useWrite(api.orgs.answerHome)

  async function answer(callId: string, chosen: HomeAnswer): Promise<void> {
    if (await said(write({ callId, answer: chosen }), '收到了，不会再问你', { overtaken: ['CALL_OVER'] }))
      await load.reload()
  }

  return (
    <Screen>
      <Loaded load={load} rows={4}>
        {({ call, answer: given }) =>
          call ? (
            <Call key={call.callId} call={call} given={given} busy={busy} onAnswer={answer} />
          ) : (
            <Empty text="现在没有党支部喊你回家" drawing="tea" />
          )
        }
      </Loaded>
      <Card>
        <View className="second">
          只有自己写明是党员的人看得到。怎么答都行，不答也行，不会催；谁答了什么没有人看得到，满 10 人才有合计。
        </View>
        <BigButton id="home-consent" kind="plain" onTap={() => go('worker/data')}>
          不想再收到
        </BigButton>
      </Card>
    </Screen>
  )
}

interface CallProps {
  call: NonNullable<HomeCall['call']>
  given: HomeAnswer | undefined
  busy: boolean
  onAnswer: (callId: string, answer: HomeAnswer) => void
}

function Call({ call: { callId, branch, text, until }, given, busy, onAnswer }: CallProps) {
  const [chosen, choose] = useState<HomeAnswer>(given ?? 'back')
  return (
    <Card title={branch}>
      <View>{text}</View>
      <View className="small">到 {sayDay(until, now())} 为止</View>
      <Segments id="home-answer" choices={CHOICES} chosen={chosen} onChoose={choose} />
      <BigButton id="home-send" busy={busy} onTap={() => onAnswer(callId, chosen)}>
        {given === undefined ? '告诉支部' : '改一下'}
      </BigButton>
      {given ? <View className="small">你答的是：{CHOICES[given]}</View> : null}
    </Card>
  )
}
