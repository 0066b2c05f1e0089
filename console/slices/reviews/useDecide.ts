import { api } from '@console/app/client'
import { asProblem } from '@console/app/problem'
import { useWrite } from '@console/parts/useWrite'
import type { Outputs } from '@shared/contract/contract'
import { DECIDED, type Outcome } from '@shared/rules/reports/publicity'
import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'

export type Review = Outputs['safety']['reviews']['items'][number]

/** Deciding what of a report the public sees; on what was seen, not on what it has become. */
export function useDecide() {
  const answers = useQueryClient()
  const { message } = App.useApp()
  const { write, busy } = useWrite(api.safety.decide)

  async function decide({ reportId, version }: Review, outcome: Outcome, reason = ''): Promise<void> {
    try {
      if (await write({ reportId, version, outcome, reason })) message.success(DECIDED[outcome])
    } finally {
      await answers.invalidateQueries({ queryKey: ['safety', 'reviews'] })
      await answers.invalidateQueries({ queryKey: ['insights', 'home'] })
    }
  }

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
