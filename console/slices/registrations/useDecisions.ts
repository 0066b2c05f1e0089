import { api } from '@console/app/client'
import { asProblem } from '@console/app/problem'
import { useWrite } from '@console/parts/useWrite'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'

type Decision = Outputs['identity']['confirm']
type SentBack = Omit<Inputs['identity']['takeBack'], 'id' | 'memberId'>
type Seen = Pick<Outputs['identity']['registration'], 'memberId' | 'registrationId'>

/** What may be decided about a registration as it was looked at; what became of it is said, and the lists are asked for anew. */
export function useDecisions({ memberId, registrationId }: Seen) {
  const answers = useQueryClient()
  const { message } = App.useApp()
  const confirming = useWrite(api.identity.confirm)
  const rejecting = useWrite(api.identity.reject)
  const takingBack = useWrite(api.identity.takeBack)

  const askAnew = () =>
    Promise.all(
      [['registration', memberId], ['registrations'], ['insights']].map((queryKey) =>
        answers.invalidateQueries({ queryKey }),
      ),
    )

  async function decide(write: () => Promise<Decision | undefined>): Promise<void> {
    try {
      const decision = await write()
      if (decision) message.success(saidOf(decision))
    } finally {
      // Also when a colleague was faster: what stands is shown.
      await askAnew()
    }
  }

  return {
    busy: confirming.busy || rejecting.busy || takingBack.busy,
    confirm: () =>
      decide(() => confirming.write({ memberId, registrationId })).catch((error: unknown) => {
        message.error(asProblem(error).message)
      }),
    reject: (input: SentBack) => decide(() => rejecting.write({ memberId, registrationId, ...input })),
    takeBack: (input: SentBack) => decide(() => takingBack.write({ memberId, ...input })),
  }
}

export type Decisions = ReturnType<typeof useDecisions>

function saidOf({ status, points }: Decision): string {
  if (status === 'confirmed') return points > 0 ? `已确认，${points} 分已到对方账上` : '已确认'
  return points < 0 ? `已退回，${-points} 分已从对方账上收回` : '已退回，等对方修改'
}
