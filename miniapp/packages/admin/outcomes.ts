import type { Outputs } from '@shared/contract/contract'

/** What became of an award or a reversal, in a sentence. */
export function sayOutcome({ state, done, missing }: Outputs['points']['award']): string {
  if (state === 'proposed') return '已提请，等另一位管理员审批'
  if (state === 'declined') return '已记下：不同意'
  if (missing > 0) return done > 0 ? `扣回 ${done} 分，另有 ${missing} 分已用掉` : `已用掉或占用，${missing} 分没能扣回`
  return done > 0 ? `已办好，${done} 分` : '已办好'
}
