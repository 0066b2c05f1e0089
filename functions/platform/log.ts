import { Logger } from '@aws-lambda-powertools/logger'
import { env } from './env'

/** Structured log of a function; never log names, phone numbers, tokens or codes. */
export const log = new Logger({
  serviceName: 'nuanxin',
  logLevel: env.isLocal ? 'WARN' : 'INFO',
})
