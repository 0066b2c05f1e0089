import { Logger } from '@aws-lambda-powertools/logger'

/**
 * Structured log of a function; never log names, phone numbers, tokens or codes.
 * POWERTOOLS_LOG_LEVEL sets how much is said.
 */
export const log = new Logger({ serviceName: 'nuanxin' })
