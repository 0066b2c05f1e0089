interface Outcome {
  state: 'done' | 'proposed' | 'declined'
  /** Points that really moved, and those that could not be taken back. */
  done: number
  missing: number
}

/** What became of an award or a reversal, in a sentence. */
export function sayOutcome({ state, done, missing }: Outcome): string {
  if (state === 'proposed') return '已提请，等另一位管理员审批'
  if (state === 'declined') return '已记下：不同意'
  if (missing > 0) return done > 0 ? `扣回 ${done} 分，另有 ${missing} 分已用掉` : `已用掉或占用，${missing} 分没能扣回`
  return done > 0 ? `已办好，${done} 分` : '已办好'
}

/** A decision on what another administrator proposed, in words, and what is often written with it. */
export const DECISIONS = {
  approve: { title: '同意并办理', yes: '同意', presets: ['情况属实', '材料齐全'] },
  decline: { title: '不同意', yes: '不同意', presets: ['情况不清楚', '分数偏高，请重新提请'] },
} as const
export type Decision = keyof typeof DECISIONS

/** What was proposed. */
export const PROPOSED: Readonly<Record<'award' | 'reversal' | 'rule', string>> = {
  award: '奖励',
  reversal: '扣回',
  rule: '改积分规则：',
}
