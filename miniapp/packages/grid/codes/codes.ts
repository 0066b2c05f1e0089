import type { Outputs } from '@shared/contract/contract'

export type Codes = Pick<Outputs['stations']['screen'], 'codes' | 'stepSeconds'>

export interface CurrentCode {
  code: string
  secondsLeft: number
  /** How much of its time is left, 1…0. */
  share: number
  /** Milliseconds for which the codes at hand still last. */
  lastsMs: number
}

/** The code of a moment (epoch milliseconds by the server's clock), or undefined when none at hand is of that moment. */
export function codeAt({ codes, stepSeconds }: Codes, nowMs: number): CurrentCode | undefined {
  const stepMs = stepSeconds * 1000
  const current = codes.find(({ from }) => from <= nowMs && nowMs < from + stepMs)
  const last = codes[codes.length - 1]
  if (!current || !last) return undefined
  const leftMs = current.from + stepMs - nowMs
  return {
    code: current.code,
    secondsLeft: Math.ceil(leftMs / 1000),
    share: leftMs / stepMs,
    lastsMs: last.from + stepMs - nowMs,
  }
}
