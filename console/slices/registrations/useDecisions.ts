import { api } from '@console/app/client'
import { asProblem } from '@console/app/problem'
import { useAct } from '@console/parts/useAct'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { App } from 'antd'

type Decision = Outputs['identity']['confirm']
type SentBack = Omit<Inputs['identity']['takeBack'], 'id' | 'memberId'>
type Seen = Pick<Outputs['identity']['registration'], 'memberId' | 'registrationId'>

/** What may be decided about a registration as it was looked at; what became of it is said, and the lists are asked for anew. */
export function useDecisions({ memberId, registrationId }: Seen) {
  const { message } = App.useApp()
  const follows = { anew: [['registration', memberId], ['registrations'], ['insights']], say: saidOf }
  const confirming = useAct(api.identity.confirm, follows)
  const rejecting = useAct(api.identity.reject, follows)
  const takingBack = useAct(api.identity.takeBack, follows)
  return {
    busy: confirming.busy || rejecting.busy || takingBack.busy,
    confirm: () =>
      confirming.act({ memberId, registrationId }).catch((error: unknown) => {
        message.error(asProblem(error).message)
      }),
    reject: (input: SentBack) => rejecting.act({ memberId, registrationId, ...input }),
    takeBack: (input: SentBack) => takingBack.act({ memberId, ...input }),
  }
}

export type Decisions = ReturnType<typeof useDecisions>

function saidOf({ status, points }: Decision): string {
  if (status === 'confirmed') return points > 0 ? `已确认，${points} 分已到对方账上` : '已确认'
  return points < 0 ? `已退回，${-points} 分已从对方账上收回` : '已退回，等对方修改'
}
