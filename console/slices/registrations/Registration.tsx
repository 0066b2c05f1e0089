import { api } from '@console/app/client'
import { now } from '@console/app/clock'
import { useKeys } from '@console/app/keys/keys'
import { Loaded } from '@console/parts/States'
import { useNow } from '@console/parts/useNow'
import type { Outputs } from '@shared/contract/contract'
import { REGISTRATION_TABS, TAKE_BACK_DAYS, takeBackUntil } from '@shared/rules/people/registration'
import { OCCUPATIONS } from '@shared/rules/text/words'
import { sayMoment } from '@shared/rules/time/day'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { Contact, SendBack } from './forms'
import { useDecisions } from './useDecisions'

type Found = Outputs['identity']['registration']

/** One registration, masked: confirm it, send it back, take a confirmation back; see how to reach the person. */
export function Registration({ memberId }: { memberId: string }) {
  const registration = useQuery({
    queryKey: ['registration', memberId],
    queryFn: () => api.identity.registration({ memberId }),
  })
  return (
    <Loaded query={registration} rows={8}>
      {(found) => <Decide registration={found} />}
    </Loaded>
  )
}

type Asking = 'reject' | 'takeBack' | 'contact' | undefined

function Decide({ registration }: { registration: Found }) {
  const { memberId, status, decidedAt = 0 } = registration
  const [asking, setAsking] = useState<Asking>()
  const [contact, setContact] = useState<Outputs['identity']['revealContact']>()
  const decisions = useDecisions(registration)
  // Another sending may have another number.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever it is another one
  useEffect(() => setContact(undefined), [registration.registrationId])
  const close = () => setAsking(undefined)
  const waits = status === 'pending'
  const mayBeTakenBack = status === 'confirmed' && now() < takeBackUntil(decidedAt)
  const confirm = { key: 'a', label: '确认报到', run: () => void decisions.confirm() }
  const reject = { key: 'x', label: '退回修改', run: () => setAsking('reject') }
  const takeBack = { key: 'r', label: '撤回确认', run: () => setAsking('takeBack') }
  const look = { key: 'l', label: '看联系方式', run: () => setAsking('contact') }
  useKeys('这一份', [...(waits ? [confirm, reject] : []), ...(mayBeTakenBack ? [takeBack] : []), look])
  return (
    <>
      <Facts registration={registration} contact={contact} />
      {contact ? null : (
        <p className="small">
          <Button id="registration-reveal" size="small" onClick={look.run}>
            看联系方式 <kbd>L</kbd>
          </Button>{' '}
          每次查看都会记下来，本人看得到。
        </p>
      )}
      <div className="row wrap decisions">
        {waits ? (
          <>
            <Button id="registration-confirm" type="primary" loading={decisions.busy} onClick={confirm.run}>
              确认，是本社区的小哥 <kbd>A</kbd>
            </Button>
            <Button id="registration-reject" danger disabled={decisions.busy} onClick={reject.run}>
              退回修改 <kbd>X</kbd>
            </Button>
          </>
        ) : null}
        {mayBeTakenBack ? (
          <Button id="registration-take-back" danger disabled={decisions.busy} onClick={takeBack.run}>
            确认错了，撤回 <kbd>R</kbd>
          </Button>
        ) : null}
      </div>
      {waits ? (
        <p className="small">
          确认后对方就能打卡、上报、换套餐，报到积分马上到账。确认错了，{TAKE_BACK_DAYS} 天内可以撤回。
        </p>
      ) : null}
      {asking === 'reject' || asking === 'takeBack' ? (
        <SendBack act={asking} decisions={decisions} onClose={close} />
      ) : null}
      {asking === 'contact' ? <Contact memberId={memberId} onFound={setContact} onClose={close} /> : null}
    </>
  )
}

interface FactsProps {
  registration: Found
  contact: Outputs['identity']['revealContact'] | undefined
}

function Facts({ registration, contact }: FactsProps) {
  const { nameMasked, phoneMasked, occupation, employer, partyMember, status, submittedAt, correctedAt, decidedAt } =
    registration
  const nowMs = useNow()
  const facts = {
    手机号: <span className="number">{contact?.phone ?? phoneMasked}</span>,
    职业: OCCUPATIONS[occupation],
    单位或站点: employer,
    党员: partyMember ? '本人说明是党员' : '没有填写',
    提交: sayMoment(submittedAt, nowMs),
    ...(correctedAt ? { 改过: sayMoment(correctedAt, nowMs) } : {}),
    办理: decidedAt ? sayMoment(decidedAt, nowMs) : '还没有办',
  }
  return (
    <>
      <div className="row registration-head">
        <h2 id="registration-name">{contact?.name ?? nameMasked}</h2>
        <span className={`mark ${status === 'rejected' ? 'mark--bad' : 'mark--plain'}`}>
          {status === 'none' ? '未报到' : REGISTRATION_TABS[status]}
        </span>
      </div>
      <dl className="facts">
        {Object.entries(facts).map(([label, said]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{said}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
