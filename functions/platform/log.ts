import { Logger } from '@aws-lambda-powertools/logger'
import { withoutPersons } from './logText'

/**
 * Structured log of a function; never log names, phone numbers, tokens or codes. What slips in with an error's words is
 * taken out of every line. POWERTOOLS_LOG_LEVEL sets how much is said.
 */
export const log = new Logger({ serviceName: 'nuanxin', jsonReplacerFn: withoutPersons })

/** What was thrown, as the log wants it. */
export const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)))
