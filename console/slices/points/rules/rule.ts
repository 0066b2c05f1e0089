import type { Values } from '@console/parts/RouteForm'
import type { Inputs, Outputs } from '@shared/contract/contract'

export type Line = Outputs['points']['ruleBoard']['items'][number]
type Change = Omit<Inputs['points']['changeRule'], 'id'>

/** What the form of a rule's next version begins with: what holds now, or what comes, from the first day it may. */
export function valuesOf({ current, coming }: Line, earliest: string): Values {
  const { amount, dailyCap, note = '', lastDay } = coming ?? current ?? {}
  return { amount, dailyCap, note, firstDay: earliest, lastDay: lastDay && lastDay >= earliest ? lastDay : undefined }
}

/** The version that a form says; what is left empty is no limit. */
export function changeOf(reason: Line['reason'], values: Values): Change {
  const { amount, dailyCap, note, firstDay, lastDay } = values as Omit<Change, 'reason'> & { dailyCap?: number | null }
  return {
    ...{ reason, amount, note, firstDay },
    ...(typeof dailyCap === 'number' ? { dailyCap } : {}),
    ...(lastDay ? { lastDay } : {}),
  }
}
