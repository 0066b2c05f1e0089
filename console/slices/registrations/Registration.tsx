import { api } from '@console/app/client'
import { now } from '@console/app/clock'
import { useKeys } from '@console/app/keys/keys'
import { Person } from '@console/parts/people/Person'
import { Loaded } from '@console/parts/States'
import type { Outputs } from '@shared/contract/contract'
import { TAKE_BACK_DAYS, takeBackUntil } from '@shared/rules/people/registration'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { SendBack } from './forms'
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

type Asking = 'reject' | 'takeBack' | undefined

function Decide({ registration }: { registration: Found }) {
  const { status, decidedAt = 0 } = registration
  const [asking, setAsking] = useState<Asking>()
  const decisions = useDecisions(registration)
  const waits = status === 'pending'
  const mayBeTakenBack = status === 'confirmed' && now() < takeBackUntil(decidedAt)
  const confirm = { key: 'a', label: '确认报到', run: () => void decisions.confirm() }
  const reject = { key: 'x', label: '退回修改', run: () => setAsking('reject') }
  const takeBack = { key: 'r', label: '撤回确认', run: () => setAsking('takeBack') }
  useKeys('这一份', [...(waits ? [confirm, reject] : []), ...(mayBeTakenBack ? [takeBack] : [])])
  return (
    <>
      <Person key={registration.registrationId} registration={registration} />
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
      {asking ? <SendBack act={asking} decisions={decisions} onClose={() => setAsking(undefined)} /> : null}
    </>
  )
}
