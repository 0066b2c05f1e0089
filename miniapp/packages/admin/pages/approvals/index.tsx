import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { PagedList } from '@miniapp/components/Loaded'
import { PointsNumber } from '@miniapp/components/PointsNumber'
import { ReasonSheet } from '@miniapp/components/ReasonSheet'
import { Screen } from '@miniapp/components/Screen'
import { Segments } from '@miniapp/components/Segments'
import { now } from '@miniapp/lib/clock'
import { DECISIONS, PROPOSED } from '@shared/rules/reports/outcomes'
import { sayMoment } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { type List, type Proposed, useApprovals } from './useApprovals'

definePageConfig({ navigationBarTitleText: '待审批', enablePullDownRefresh: true })

const LISTS: Readonly<Record<List, string>> = { open: '待审批', decided: '已决定' }

export default function ApprovalsPage() {
  const { list, setList, load, asked, setAsked, busy, decide } = useApprovals()
  const words = DECISIONS[asked?.decision ?? 'approve']
  return (
    <Screen>
      <Segments id="approvals" choices={LISTS} chosen={list} onChoose={setList} />
      <PagedList list={load} drawing="tea" empty={list === 'open' ? '没有等着审批的' : '还没有审批过的'}>
        {(proposal) => (
          <ProposalCard
            key={proposal.id}
            proposal={proposal}
            onDecide={(decision) => setAsked({ proposal, decision })}
          />
        )}
      </PagedList>
      <ReasonSheet
        key={asked?.decision ?? 'none'}
        id="decide"
        open={asked !== undefined}
        title={words.title}
        presets={words.presets}
        placeholder="写几个字"
        maxLetters={60}
        yes={words.yes}
        kind={asked?.decision === 'decline' ? 'danger' : 'main'}
        busy={busy}
        onYes={decide}
        onClose={() => setAsked(undefined)}
      >
        决定会记入办理记录，不能撤回。
      </ReasonSheet>
    </Screen>
  )
}

interface CardProps {
  proposal: Proposed
  onDecide: (decision: 'approve' | 'decline') => void
}

function ProposalCard({ proposal, onDecide }: CardProps) {
  const { id, kind, memberLabel, amount, reason, about, proposedAt, proposedByLabel, mine, state } = proposal
  const { decidedByLabel, decidedAt } = proposal
  return (
    <Card id={`proposal-${id}`} title={`${PROPOSED[kind]} ${memberLabel}`}>
      <PointsNumber points={amount} sign={kind === 'reversal' ? '−' : '+'} />
      {kind === 'rule' ? <View className="second">以后每次得这么多分，人人适用</View> : null}
      {about ? <View className="second">原来是：{about}</View> : null}
      <View>{reason}</View>
      <View className="small number">
        {proposedByLabel} {sayMoment(proposedAt, now())} 提请
      </View>
      {state === 'open' ? (
        mine ? (
          <View className="small warn">自己提请的，要由另一位管理员决定</View>
        ) : (
          <>
            <BigButton id={`approve-${id}`} kind="good" onTap={() => onDecide('approve')}>
              同意
            </BigButton>
            <BigButton id={`decline-${id}`} kind="plain" onTap={() => onDecide('decline')}>
              不同意
            </BigButton>
          </>
        )
      ) : (
        <View className={`small number ${state === 'approved' ? 'good' : 'bad'}`}>
          {decidedByLabel} {decidedAt ? sayMoment(decidedAt, now()) : ''} {state === 'approved' ? '同意' : '不同意'}
        </View>
      )}
    </Card>
  )
}
