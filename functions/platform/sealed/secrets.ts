import { cached } from '@functions/platform/cache'
import { env } from '@functions/platform/env'
import { asError, log } from '@functions/platform/log'
import { type Secrets, secretsFrom } from './secretsDocument'
import { heldSecrets, hold, inlineSecrets } from './stageKeys'

/** How long a warm function goes on with the secrets it read: a key that was added is known everywhere after that. Milliseconds. */
export const SECRETS_MS = 300_000

const read = cached(load, { livesMs: SECRETS_MS })

/** The stage's secrets, read anew every five minutes. Throws when the document is missing or malformed. */
export const secrets = (): Promise<Secrets> => read('')

async function load(): Promise<Secrets> {
  const inline = inlineSecrets()
  if (inline) return hold(inline)
  try {
    return hold(secretsFrom(await fromParameterStore()))
  } catch (error) {
    // Whoever has read them once goes on with those: the parameter store may be out of reach for a while.
    const last = heldSecrets()
    if (!last) throw error
    log.warn('the secrets could not be read anew', { error: asError(error) })
    return last
  }
}

async function fromParameterStore(): Promise<string> {
  const { GetParameterCommand, SSMClient } = await import('./parameterStore')
  const answer = await new SSMClient({}).send(
    new GetParameterCommand({ Name: env.secretsParameter, WithDecryption: true }),
  )
  if (!answer.Parameter?.Value) throw new Error(`parameter ${env.secretsParameter} is empty`)
  return answer.Parameter.Value
}
