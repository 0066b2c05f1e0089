import { ORPCError } from '@orpc/server'
import { PROBLEMS, type ProblemCode, type ProblemData, sentenceOf } from '@shared/contract/problems'

/** An error meant for a person: thrown by use cases, declared by the route's contract. */
export type Problem = ORPCError<ProblemCode, unknown>

type DataArgument<C extends ProblemCode> = ProblemData<C> extends undefined ? [] : [data: ProblemData<C>]

/** Builds the problem of that code with its sentence and data; the caller throws it. */
export function problem<C extends ProblemCode>(code: C, ...[data]: DataArgument<C>): Problem {
  const filled = data as ProblemData<C>
  return new ORPCError(code, { status: PROBLEMS[code].status, message: sentenceOf(code, filled), data: filled })
}

/** Is it a problem (not a bug), and if asked, one of that code? */
export function isProblem(error: unknown, code?: ProblemCode): error is Problem {
  return error instanceof ORPCError && error.code in PROBLEMS && (code === undefined || error.code === code)
}
