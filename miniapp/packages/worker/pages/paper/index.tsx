import { Badge } from '@miniapp/components/Badge'
import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { TextField } from '@miniapp/components/Fields'
import { Loaded } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import { api } from '@miniapp/lib/api/api'
import { useLoad } from '@miniapp/lib/load/useLoad'
import { useParam } from '@miniapp/lib/navigation/useParam'
import { sayMinutes } from '@shared/rules/activities/hours'
import { sayCode, sayDone, sayTerm } from '@shared/rules/duties/letter'
import { POSTS } from '@shared/rules/duties/posts'
import { TERM_STATES } from '@shared/rules/duties/term'
import { sayClock } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { useState } from 'react'

definePageConfig({ navigationBarTitleText: '查验聘书和证明' })

export interface Params {
  /** 16 digits. */
  code?: string
}

/** For anybody: what the letter or certificate of a code says. */
export default function PaperPage() {
  const given = useParam<'worker/paper'>('code')
  const [typed, setTyped] = useState(given)
  const [code, setCode] = useState(given)
  const digits = typed.replace(/\s/g, '')
  return (
    <Screen>
      <Card>
        <TextField
          id="paper-code"
          label="编号（16 位数字）"
          kind="digits"
          value={typed}
          placeholder="印在聘书或证明下方"
          max={19}
          onChange={setTyped}
        />
        <BigButton id="paper-check" missing={digits.length !== 16 && '还差编号'} onTap={() => setCode(digits)}>
          查验
        </BigButton>
      </Card>
      {code ? <Found code={code} /> : null}
    </Screen>
  )
}

const PAPER_TITLES = { letter: '这是一份聘书', certificate: '这是一份服务证明', hours: '这是一份服务时长证明' } as const

function Found({ code }: { code: string }) {
  const load = useLoad(() => api.terms.check({ code }), [code])
  return (
    <Loaded load={load}>
      {({ kind, name, post, from, to, issuer, state, done, hours, at }) => (
        <Card title={PAPER_TITLES[kind]}>
          <View className="list-who">
            <View className="report-name">{name}</View>
            {state ? <Badge tone={state === 'active' ? 'good' : 'plain'}>{TERM_STATES[state].label}</Badge> : null}
          </View>
          {post ? <View>{POSTS[post].label}</View> : null}
          <View className="number">{sayTerm(from, to)}</View>
          {kind === 'certificate' ? <View>{done.length > 0 ? sayDone(done) : '还没有记录'}</View> : null}
          {hours ? (
            <View>
              参加 {hours.times} 场活动，共 {sayMinutes(hours.minutes)}
            </View>
          ) : null}
          <View className="second">
            {issuer} {sayClock(at)} 出具
          </View>
          <View className="small number">编号 {sayCode(code)}</View>
        </Card>
      )}
    </Loaded>
  )
}
