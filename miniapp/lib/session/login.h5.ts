import { ask, choose, type DemoPerson } from '../dev.h5'
import { forget, recall, remember } from '../offline/storage'

const KEY = 'dev:person'

/**
 * A login code for a demo person: the one chosen before when `silent`, otherwise a sheet asks who to be.
 * Undefined when the sheet was closed. Throws ApiError OFFLINE without the development server.
 */
export async function loginCode(how: 'ask' | 'silent'): Promise<string | undefined> {
  const key = how === 'silent' ? recall<string>(KEY) : await choosePerson()
  if (!key) return undefined
  remember(KEY, key)
  return (await ask<{ code: string }>('login-code', { key })).code
}

/** Forgets the chosen person. */
export function forgetLogin(): void {
  forget(KEY)
}

async function choosePerson(): Promise<string | undefined> {
  const persons = await ask<DemoPerson[]>('persons')
  return choose(
    '选择演示人员登录',
    persons.map(({ key, name, roleLabel, note }) => ({
      id: `dev-person-${key}`,
      title: name,
      label: roleLabel,
      note,
      value: key,
    })),
  )
}
