import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { PagedList } from '@miniapp/components/Loaded'
import { ReasonSheet } from '@miniapp/components/ReasonSheet'
import { Screen } from '@miniapp/components/Screen'
import { Segments } from '@miniapp/components/Segments'
import { Tap } from '@miniapp/components/Tap'
import { now } from '@miniapp/lib/clock'
import { go } from '@miniapp/lib/navigation/go'
import { FLAG_NOTES } from '@shared/rules/office/vigilance'
import { sayMoment } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { type Flag, useFlags } from './useFlags'

definePageConfig({ navigationBarTitleText: '异常提醒', enablePullDownRefresh: true })

const LISTS = { open: '待看', seen: '已看' } as const

export default function FlagsPage() {
  const { list, setList, load, asked, setAsked, busy, see } = useFlags()
  return (
    <Screen>
      <Segments id="flags" choices={LISTS} chosen={list} onChoose={setList} />
      <View className="small">只是提醒，不会自动限制任何人，请先核实。</View>
      <PagedList list={load} drawing="tea" empty={list === 'open' ? '没有要看的，一切正常' : '还没有看过的'}>
        {(flag) => <FlagCard key={flag.id} flag={flag} onSee={() => setAsked(flag)} />}
      </PagedList>
      <ReasonSheet
        id="see"
        open={asked !== undefined}
        title="看过了"
        presets={FLAG_NOTES}
        placeholder="写明核实的情况"
        maxLetters={100}
        yes="记下"
        busy={busy}
        onYes={see}
        onClose={() => setAsked(undefined)}
      >
        会记下是谁、什么时候看的。
      </ReasonSheet>
    </Screen>
  )
}

function FlagCard({ flag, onSee }: { flag: Flag; onSee: () => void }) {
  const { id, label, state, at, people, facts, note, seenByLabel, seenAt } = flag
  return (
    <Card id={`flag-${id}`} title={label}>
      {people.map(({ memberId, label: name }) => (
        <Tap
          key={memberId}
          id={`flag-member-${memberId}`}
          className="link"
          label={`${name}的积分`}
          onTap={() => go('admin/member', { id: memberId })}
        >
          {name} · 看积分
        </Tap>
      ))}
      {facts.map((fact) => (
        <View key={fact} className="second number">
          {fact}
        </View>
      ))}
      <View className="small number">{sayMoment(at, now())} 发现</View>
      {state === 'open' ? (
        <BigButton id={`flag-see-${id}`} kind="plain" onTap={onSee}>
          看过了
        </BigButton>
      ) : (
        <View className="small number">
          {seenByLabel} {seenAt === undefined ? '' : sayMoment(seenAt, now())}：{note}
        </View>
      )}
    </Card>
  )
}
