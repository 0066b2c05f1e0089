import { api } from '@console/app/client'
import { usePages } from '@console/parts/pages'
import { Paged } from '@console/parts/States'
import { useAct } from '@console/parts/useAct'
import { useNow } from '@console/parts/useNow'
import { WordsModal } from '@console/parts/WordsModal'
import { contract, type Outputs } from '@shared/contract/contract'
import { DECISIONS, type Decision, PROPOSED, sayOutcome } from '@shared/rules/reports/outcomes'
import { sayNumber } from '@shared/rules/text/words'
import { sayMoment } from '@shared/rules/time/day'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'

type Proposal = Outputs['points']['proposals']['items'][number]

const LISTS = [
  { value: 'open', label: '待审批' },
  { value: 'decided', label: '已决定' },
]

/** What waits for a second administrator, or was decided; newest first. */
export function Approvals() {
  const [address, setAddress] = useSearchParams()
  const which = address.get('list') === 'decided' ? 'decided' : 'open'
  const list = usePages(['proposals', which], (cursor) => api.points.proposals({ list: which, cursor }))
  const [asked, ask] = useState<{ proposal: Proposal; decision: Decision }>()
  return (
    <div className="page">
      <header className="page-head">
        <h1>积分审批</h1>
        <Segmented
          aria-label="哪些"
          options={LISTS}
          value={which}
          onChange={(next) => setAddress(next === 'decided' ? { list: 'decided' } : {})}
        />
      </header>
      <Paged list={list} empty={which === 'open' ? '没有等着审批的' : '还没有审批过的'}>
        {(items) =>
          items.map((proposal) => (
            <ProposalCard key={proposal.id} proposal={proposal} onDecide={(decision) => ask({ proposal, decision })} />
          ))
        }
      </Paged>
      {asked ? <DecisionForm {...asked} onClose={() => ask(undefined)} /> : null}
    </div>
  )
}

interface CardProps {
  proposal: Proposal
  onDecide: (decision: Decision) => void
}

function ProposalCard({ proposal, onDecide }: CardProps) {
  const { id, kind, memberLabel, amount, reason, about, proposedAt, proposedByLabel, mine, state } = proposal
  const { decidedByLabel, decidedAt } = proposal
  const nowMs = useNow()
  return (
    <article className="panel row wrap" id={`proposal-${id}`}>
      <strong className="amount number">
        {kind === 'reversal' ? '−' : '+'}
        {sayNumber(amount)} 分
      </strong>
      <div className="grow">
        <div>
          {PROPOSED[kind]} {memberLabel}
          {kind === 'rule' ? '（以后每次得这么多分，人人适用）' : ''}
        </div>
        <div className="second">
          {reason}
          {about ? ` · 原来是：${about}` : ''}
        </div>
        <div className="small number">
          {proposedByLabel} {sayMoment(proposedAt, nowMs)} 提请
        </div>
      </div>
      {state !== 'open' ? (
        <span className="second number">
          {decidedByLabel} {decidedAt ? sayMoment(decidedAt, nowMs) : ''} {state === 'approved' ? '同意' : '不同意'}
        </span>
      ) : mine ? (
        <span className="second">自己提请的，要由另一位管理员决定</span>
      ) : (
        <>
          <Button id={`approve-${id}`} type="primary" onClick={() => onDecide('approve')}>
            同意
          </Button>
          <Button id={`decline-${id}`} onClick={() => onDecide('decline')}>
            不同意
          </Button>
        </>
      )}
    </article>
  )
}

interface DecisionProps {
  proposal: Proposal
  decision: Decision
  onClose: () => void
}

function DecisionForm({ proposal, decision, onClose }: DecisionProps) {
  const { title, yes, presets } = DECISIONS[decision]
  const { act, busy } = useAct(api.points.decide, { anew: [['proposals'], ['insights', 'home']], say: sayOutcome })
  return (
    <WordsModal
      route={contract.points.decide}
      name="reason"
      title={title}
      yes={yes}
      presets={presets}
      max={60}
      placeholder="写几个字"
      hint="决定会记入办理记录，不能撤回。"
      danger={decision === 'decline'}
      busy={busy}
      onSend={(reason) => act({ proposalId: proposal.id, decision, reason })}
      onClose={onClose}
    />
  )
}
