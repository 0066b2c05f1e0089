import { setTimeout as sleep } from 'node:timers/promises'
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { problem } from '@functions/platform/problem'
import {
  type ExecuteTransactWriteInput,
  type ExecuteTransactWriteOptions,
  execute,
} from 'dynamodb-toolbox/entity/actions/transactWrite'

/** The item as it stood when its condition failed; undefined when there was none. */
export type OldItem = Record<string, unknown> | undefined

/** Returned by `otherwise` to run the whole use case again with what it has learnt. */
export const AGAIN = Symbol('again')

type Write = Exclude<ExecuteTransactWriteInput[number], ExecuteTransactWriteOptions>

export interface Step<T> {
  write: Write
  /** What the failed condition means: an answer, a thrown problem, or AGAIN. */
  otherwise: (old: OldItem) => T | typeof AGAIN
}

/** One write of a transaction and what it means when its condition fails. */
export function step<T>(write: Write, otherwise: (old: OldItem) => T | typeof AGAIN): Step<T> {
  return { write, otherwise }
}

/** A step whose condition cannot fail unless the data is broken. */
export function sure({ write }: Step<unknown>): Step<never> {
  return step<never>(write, () => {
    throw new Error(`a condition failed that must hold: ${write.entity.entityName}`)
  })
}

const MAX_TRIES = 12
const MAX_WAIT_MS = 400

/**
 * All of the writes, or none, in one round trip. The first step whose condition failed decides the answer, so the one
 * that recognises a repeat comes first. Conflicts are tried again in place.
 * @throws BUSY when conflicts or throttling do not end.
 */
export async function transact<T>(steps: readonly Step<T>[], done: () => T): Promise<T | typeof AGAIN> {
  for (let attempt = 1; ; attempt++) {
    try {
      await execute(...steps.map(({ write }) => write))
      return done()
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw asBusy(error)
      const reasons = error.CancellationReasons ?? []
      for (const [index, each] of steps.entries()) {
        const reason = reasons[index]
        // A conflict may be this very request landing item by item: what comes after it decides nothing yet.
        if (attempt < MAX_TRIES && reason?.Code && TRANSIENT.has(reason.Code)) break
        if (reason?.Code !== 'ConditionalCheckFailed') continue
        return each.otherwise(reason.Item ? unmarshall(reason.Item) : undefined)
      }
      const passing = reasons.every(({ Code }) => Code === undefined || PASSING.has(Code))
      if (!passing) throw error
      if (attempt === MAX_TRIES) throw problem('BUSY')
      await sleep(Math.random() * Math.min(MAX_WAIT_MS, 5 * 2 ** attempt))
    }
  }
}

const TRANSIENT = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'])
const PASSING = new Set(['None', 'ConditionalCheckFailed', ...TRANSIENT])
const BUSY_ERRORS = new Set([
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'TransactionInProgressException',
  'TransactionConflictException',
  'TimeoutError',
  'InternalServerError',
])

/** The database is overloaded or out of reach: people are told to come back, the cause goes to the log. */
export function asBusy(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const code = 'code' in error ? String(error.code) : ''
  if (!BUSY_ERRORS.has(error.name) && !['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'].includes(code)) return error
  const busy = problem('BUSY')
  busy.cause = error
  return busy
}

/** How often a use case starts again with what a failed condition taught it. */
const MAX_ROUNDS = 6

/** Runs `attempt` until it answers; it returns AGAIN after learning something. @throws BUSY when it never ends. */
export async function untilAnswered<T>(
  attempt: () => Promise<T | typeof AGAIN>,
  rounds: number = MAX_ROUNDS,
): Promise<T> {
  for (let round = 0; round < rounds; round++) {
    const answer = await attempt()
    if (answer !== AGAIN) return answer
  }
  throw problem('BUSY')
}

/** `transact` as often as it takes, for steps that need nothing read anew. @throws BUSY */
export const commit = <T>(steps: readonly Step<T>[], done: () => T): Promise<T> =>
  untilAnswered(() => transact(steps, done))

/** What is made of a transaction's answer, when it answered. */
export async function viewed<T, V>(
  answer: T | typeof AGAIN,
  view: (answer: T) => Promise<V>,
): Promise<V | typeof AGAIN> {
  return answer === AGAIN ? AGAIN : view(answer)
}
