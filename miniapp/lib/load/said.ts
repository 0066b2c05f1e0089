import { asApiError } from '../api/apiError'
import { buzz, tell, tellError } from '../phone/feedback'

interface Options {
  /** Codes or statuses that say that somebody was first: what the screen shows is old then, as after a write of its own. */
  overtaken?: readonly (string | number)[]
  /** Without the buzz. */
  quiet?: boolean
}

/** A setting of the office: saved without a buzz, and shown anew when a colleague saved it first. */
export const SETTING: Options = { overtaken: ['SETTING_CHANGED'], quiet: true }

/**
 * Waits for a write and says how it ended: `words` when it is done, else what the server said. True when the screen goes on: it is
 * done, or somebody was first. Undefined when the one before was still on its way and nothing was sent.
 */
export async function said<O>(
  write: Promise<O | undefined>,
  words: string | ((answer: O) => string),
  { overtaken = [], quiet = false }: Options = {},
): Promise<boolean | undefined> {
  try {
    const answer = await write
    if (answer === undefined) return undefined
    if (!quiet) buzz()
    tell(typeof words === 'string' ? words : words(answer))
    return true
  } catch (error) {
    tellError(error)
    const { code, status } = asApiError(error)
    return overtaken.includes(code) || overtaken.includes(status)
  }
}
