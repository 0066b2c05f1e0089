import { ORPCError } from '@orpc/client'

/** What the server, or the lack of one, answered: a stable code and a Chinese sentence for the person. */
export class Problem extends Error {
  override readonly name = 'Problem'

  constructor(
    readonly code: string,
    message: string,
    /** HTTP status; 0 when there was no answer. */
    readonly status: number,
    readonly data?: unknown,
  ) {
    super(message)
  }
}

/** Any thrown thing as a problem, so that a screen always has a sentence. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof ORPCError) return new Problem(error.code, error.message, error.status, error.data)
  // What `fetch` throws without a network.
  if (error instanceof TypeError) return new Problem('OFFLINE', '现在连不上，请检查网络后再试', 0)
  return new Problem('UNEXPECTED', '出了点问题，请刷新页面再试', 0)
}

/** The stable code of whatever was thrown. */
export const codeOf = (error: unknown): string => asProblem(error).code
