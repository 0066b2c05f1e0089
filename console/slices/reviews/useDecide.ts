import { api } from '@console/app/client'
import { asProblem } from '@console/app/problem'
import { useAct } from '@console/parts/useAct'
import type { Outputs } from '@shared/contract/contract'
import { DECIDED, type Outcome } from '@shared/rules/reports/publicity'
import { App } from 'antd'

export type Review = Outputs['safety']['reviews']['items'][number]

/** Deciding what of a report the public sees; on what was seen, not on what it has become. */
export function useDecide() {
  const { message } = App.useApp()
  const { act, busy } = useAct(api.safety.decide, {
    anew: [
      ['safety', 'reviews'],
      ['insights', 'home'],
    ],
    say: ({ outcome }) => DECIDED[outcome],
  })
  const decide = ({ reportId, version }: Review, outcome: Outcome, reason = '') =>
    act({ reportId, version, outcome, reason })
  return {
    busy,
    decide,
    show: (review: Review) =>
      decide(review, 'show').catch((error: unknown) => {
        message.error(asProblem(error).message)
      }),
  }
}

export type Deciding = ReturnType<typeof useDecide>
