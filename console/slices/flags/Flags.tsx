import { api } from '@console/app/client'
import { usePages } from '@console/parts/pages'
import { Paged } from '@console/parts/States'
import { useAct } from '@console/parts/useAct'
import { useNow } from '@console/parts/useNow'
import { WordsModal } from '@console/parts/WordsModal'
import { contract, type Outputs } from '@shared/contract/contract'
import { FLAG_NOTES } from '@shared/rules/office/vigilance'
import { sayMoment } from '@shared/rules/time/day'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'

type Flag = Outputs['points']['seeFlag']

const LISTS = [
  { value: 'open', label: '待看' },
  { value: 'seen', label: '已看' },
]

/** What is far from ordinary: to be looked at, or seen. Nobody is held up by it. */
export function Flags() {
  const [address, setAddress] = useSearchParams()
  const which = address.get('list') === 'seen' ? 'seen' : 'open'
  const list = usePages(['flags', which], (cursor) => api.points.flags({ list: which, cursor }))
  const [asked, ask] = useState<Flag>()
  return (
    <div className="page">
      <header className="page-head">
        <h1>异常提醒</h1>
        <Segmented
          aria-label="哪些"
          options={LISTS}
          value={which}
          onChange={(next) => setAddress(next === 'seen' ? { list: 'seen' } : {})}
        />
        <span className="small">只是提醒，不会自动限制任何人，请先核实。</span>
      </header>
      <Paged list={list} empty={which === 'open' ? '没有要看的，一切正常' : '还没有看过的'}>
        {(items) => items.map((flag) => <FlagCard key={flag.id} flag={flag} onSee={() => ask(flag)} />)}
      </Paged>
      {asked ? <SeenForm flag={asked} onClose={() => ask(undefined)} /> : null}
    </div>
  )
}

function FlagCard({ flag, onSee }: { flag: Flag; onSee: () => void }) {
  const { id, label, state, at, people, facts, note, seenByLabel, seenAt } = flag
  const nowMs = useNow()
  return (
    <article className="panel row wrap" id={`flag-${id}`}>
      <div className="grow">
        <div className="row wrap">
          <strong>{label}</strong>
          <span>{people.map((person) => person.label).join('、')}</span>
          <span className="small number">{sayMoment(at, nowMs)} 发现</span>
        </div>
        {facts.map((fact) => (
          <div key={fact} className="second number">
            {fact}
          </div>
        ))}
      </div>
      {state === 'open' ? (
        <Button id={`flag-see-${id}`} onClick={onSee}>
          看过了
        </Button>
      ) : (
        <span className="second number">
          {seenByLabel} {seenAt === undefined ? '' : sayMoment(seenAt, nowMs)}：{note}
        </span>
      )}
    </article>
  )
}

function SeenForm({ flag, onClose }: { flag: Flag; onClose: () => void }) {
  const { act, busy } = useAct(api.points.seeFlag, { anew: [['flags'], ['insights', 'home']], say: '已记下' })
  return (
    <WordsModal
      route={contract.points.seeFlag}
      name="note"
      title="看过了"
      yes="记下"
      label="核实的情况"
      presets={FLAG_NOTES}
      max={100}
      placeholder="写明核实的情况"
      hint="会记下是谁、什么时候看的。"
      busy={busy}
      onSend={(note) => act({ flagId: flag.id, note })}
      onClose={onClose}
    />
  )
}
