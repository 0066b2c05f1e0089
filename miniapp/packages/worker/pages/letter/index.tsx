import { Badge } from '@miniapp/components/Badge'
import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { ConfirmSheet } from '@miniapp/components/ConfirmSheet'
import { Empty } from '@miniapp/components/Empty'
import { Loaded } from '@miniapp/components/Loaded'
import { ReasonSheet } from '@miniapp/components/ReasonSheet'
import { Row } from '@miniapp/components/Row'
import { Screen } from '@miniapp/components/Screen'
import { go } from '@miniapp/lib/navigation/go'
import { sayCode, sayTerm } from '@shared/rules/duties/letter'
import { POSTS } from '@shared/rules/duties/posts'
import { TERM_STATES } from '@shared/rules/duties/term'
import { sayDayInFull } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { type OwnTerm, useLetters } from './useLetters'

definePageConfig({ navigationBarTitleText: '我的聘书', enablePullDownRefresh: true })

const RESIGN_REASONS = ['跑单太忙，顾不上', '要搬走了', '身体原因'] as const

export default function LetterPage() {
  const letters = useLetters()
  const { load, asked, ask } = letters
  return (
    <Screen>
      <Loaded load={load} rows={4}>
        {({ terms, certificates }) =>
          terms.length === 0 ? (
            <Empty text="还没有聘书。街道聘你时，这里会有一份等你答复" drawing="tea" />
          ) : (
            <>
              {terms.map((term) => (
                <Letter
                  key={term.termId}
                  term={term}
                  busy={letters.busy}
                  onAsk={(what) => ask({ what, term })}
                  onCertify={() => letters.certify(term)}
                />
              ))}
              {certificates.length > 0 ? (
                <Card title="服务证明" className="entries entries--titled">
                  {certificates.map(({ code, from, to, post }) => (
                    <Row
                      key={code}
                      id={`paper-${code}`}
                      icon="document"
                      title={`${POSTS[post].label} ${sayTerm(from, to)}`}
                      note={sayCode(code)}
                      onTap={() => go('worker/paper', { code })}
                    />
                  ))}
                </Card>
              ) : null}
            </>
          )
        }
      </Loaded>
      <ConfirmSheet
        id="letter-accept"
        open={asked?.what === 'accept'}
        title="接受聘任？"
        yes="接受"
        busy={letters.busy}
        onYes={letters.accept}
        onNo={() => ask(undefined)}
      >
        都是自愿的，随时可以辞去。你不会看到别人的电话。
      </ConfirmSheet>
      <ConfirmSheet
        id="letter-decline"
        open={asked?.what === 'decline'}
        title="婉拒这次聘任？"
        yes="婉拒"
        busy={letters.busy}
        onYes={letters.decline}
        onNo={() => ask(undefined)}
      >
        婉拒不影响积分和报到，街道会知道你的答复。
      </ConfirmSheet>
      {asked?.what === 'resign' ? (
        <ReasonSheet
          id="letter-resign"
          open
          title="辞去这个职务"
          presets={RESIGN_REASONS}
          placeholder="说一下原因，街道看得到"
          maxLetters={100}
          yes="辞去"
          kind="danger"
          busy={letters.busy}
          onYes={letters.resign}
          onClose={() => ask(undefined)}
        >
          从现在起就不能再记了，记过的都留着。
        </ReasonSheet>
      ) : null}
    </Screen>
  )
}

interface LetterProps {
  term: OwnTerm
  busy: boolean
  onAsk: (what: 'accept' | 'decline' | 'resign') => void
  onCertify: () => void
}

function Letter({ term, busy, onAsk, onCertify }: LetterProps) {
  const { termId, post, from, to, issuer, state, since, letter, reason, endedBy } = term
  const holds = state === 'active' || state === 'coming'
  return (
    <Card title="聘书">
      <View className="list-who">
        <View className="report-name">{POSTS[post].label}</View>
        <Badge tone={state === 'active' ? 'good' : state === 'offered' ? 'warn' : 'plain'}>
          {TERM_STATES[state].label}
        </Badge>
      </View>
      <View>
        {issuer}聘请你担任{POSTS[post].label}，聘期 {sayTerm(from, to)}。
      </View>
      {since < from ? <View className="second">从 {sayDayInFull(since)} 起一直在任</View> : null}
      {reason ? (
        <View className="second">
          {endedBy}：{reason}
        </View>
      ) : null}
      {letter ? (
        <Row
          id={`letter-${termId}`}
          icon="shield"
          title="查验编号"
          note={sayCode(letter)}
          onTap={() => go('worker/paper', { code: letter })}
        />
      ) : null}
      {state === 'offered' ? (
        <>
          <BigButton id={`accept-${termId}`} busy={busy} onTap={() => onAsk('accept')}>
            接受
          </BigButton>
          <BigButton id={`decline-${termId}`} kind="plain" onTap={() => onAsk('decline')}>
            婉拒
          </BigButton>
        </>
      ) : null}
      {state === 'active' ? (
        <BigButton id={`served-${termId}`} icon="plus" onTap={() => go('worker/served')}>
          记一笔
        </BigButton>
      ) : null}
      {state === 'active' || state === 'over' || state === 'ended' ? (
        <BigButton id={`certify-${termId}`} kind="plain" busy={busy} onTap={onCertify}>
          开服务证明
        </BigButton>
      ) : null}
      {holds ? (
        <BigButton id={`resign-${termId}`} kind="plain" onTap={() => onAsk('resign')}>
          辞去
        </BigButton>
      ) : null}
    </Card>
  )
}
