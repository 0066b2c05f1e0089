/** What the server, or the lack of one, answered: a stable code and a Chinese sentence for the person. */
export class ApiError extends Error {
  override readonly name = 'ApiError'

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

/** No answer came: no signal, or the server is out of reach. */
export const offline = () => new ApiError('OFFLINE', '现在没有网络，请检查后再试', 0)

/** Any thrown thing as an ApiError, so that a screen always has a sentence. */
export function asApiError(error: unknown): ApiError {
  return error instanceof ApiError ? error : new ApiError('UNEXPECTED', '出了点问题，请退出重进再试', 0)
}

/** Did it lie too long to be taken under the id it has? It was never taken: the next try is a new write, under a new one. */
export const isTooOld = (error: unknown): boolean => asApiError(error).code === 'ID_NOT_FRESH'

/** Is it worth trying again unchanged, because nothing was wrong with what was asked? */
export function isPassing(error: ApiError): boolean {
  return error.code === 'OFFLINE' || error.status === 503 || error.status === 502 || error.status === 504
}
