import { ask, choose, type DemoPerson } from '../dev.h5'
import { forget, recall, remember } from '../offline/storage'

const KEY = 'dev:who'

/** Who was chosen, and where they sign in. */
type Chosen = Pick<DemoPerson, 'key' | 'streetId'>

/** The street of the chosen person, where they have one of their own; otherwise the one the app is built for. */
export const loginStreet = (): string => recall<Chosen>(KEY)?.streetId ?? STREET_ID

/**
 * A login code for a demo person: the one chosen before when `silent`, otherwise a sheet asks who to be.
 * Undefined when the sheet was closed. Throws ApiError OFFLINE without the development server.
 */
export async function loginCode(how: 'ask' | 'silent'): Promise<string | undefined> {
  const person = how === 'silent' ? recall<Chosen>(KEY) : await choosePerson()
  if (!person) return undefined
  remember(KEY, person)
  const { key } = person
  return (await ask<{ code: string }>('login-code', { key })).code
}

/** Forgets the chosen person. */
export function forgetLogin(): void {
  forget(KEY)
}

async function choosePerson(): Promise<Chosen | undefined> {
  const persons = await ask<DemoPerson[]>('persons')
  return choose(
    '选择演示人员登录',
    persons.map(({ key, name, roleLabel, note, street, streetId }) => ({
      id: `dev-person-${key}`,
      group: street,
      title: name,
      label: roleLabel,
      note,
      value: streetId ? { key, streetId } : { key },
    })),
  )
}
