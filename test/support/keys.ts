import { forgetAll } from '@functions/platform/cache'
import { secretsFrom } from '@functions/platform/sealed/secretsDocument'
import { hold } from '@functions/platform/sealed/stageKeys'
import type { SecretStore } from '../../local/commands/secretStore'

/** The secrets of this process, as a store that a tool may change. */
export const testStore: SecretStore = {
  read: async () => process.env.SECRETS_JSON ?? '',
  write: async (text) => {
    process.env.SECRETS_JSON = text
  },
  known: async () => forgetAll(),
}

/** From here on everything works with this document. */
export function useDocument(text: string): void {
  process.env.SECRETS_JSON = text
  forgetAll()
  hold(secretsFrom(text))
}

/** Ids of the stage keys that the document holds. */
export const kidsIn = (text = process.env.SECRETS_JSON ?? ''): string[] => Object.keys(secretsFrom(text).stageKeys)
