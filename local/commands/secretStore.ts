import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { GetParameterCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm'
import { env } from '@functions/platform/env'
import { SECRETS_MS } from '@functions/platform/sealed/secrets'
import { dataFolder } from '../system/settings'

/** Where the secret document of a stage lies. */
export interface SecretStore {
  read(): Promise<string>
  write(text: string): Promise<void>
  /** Resolves when every function works with what was written last. */
  known(): Promise<void>
}

/** What a function began with the secrets of before has ended by then. Milliseconds. */
const LONGEST_RUN_MS = 300_000

/** The document of a deployed stage: a SecureString of the parameter store. */
export function parameterStore(): SecretStore {
  const ssm = new SSMClient({})
  const Name = env.secretsParameter
  return {
    read: async () => {
      const { Parameter } = await ssm.send(new GetParameterCommand({ Name, WithDecryption: true }))
      if (!Parameter?.Value) throw new Error(`parameter ${Name} is empty`)
      return Parameter.Value
    },
    write: async (Value) => {
      await ssm.send(new PutParameterCommand({ Name, Value, Type: 'SecureString', Overwrite: true }))
    },
    known: () => wait(SECRETS_MS + LONGEST_RUN_MS),
  }
}

/** The document of the local data, which nobody else reads while a tool has them. */
export function localStore(): SecretStore {
  const file = join(dataFolder(), 'secrets.json')
  return {
    read: async () => readFileSync(file, 'utf8'),
    write: async (text) => writeFileSync(file, text, { mode: 0o600 }),
    known: async () => undefined,
  }
}
