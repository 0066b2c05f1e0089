import { api } from '@console/app/client'
import { codeOf } from '@console/app/problem'
import { useWrite } from '@console/parts/useWrite'
import type { Inputs } from '@shared/contract/contract'
import { useQueryClient } from '@tanstack/react-query'
import type { Candidate } from './reach'

type Give = Omit<Inputs['setup']['giveRole'], 'id'>
type End = Omit<Inputs['setup']['endRole'], 'id'>

/** Gives and takes roles of a person. When a colleague was faster, what they hold now is asked for before the form says so. */
export function useRoles(memberId: string) {
  const answers = useQueryClient()
  const giving = useWrite(api.setup.giveRole)
  const ending = useWrite(api.setup.endRole)
  const key = ['setup', 'candidate', memberId]

  async function become(write: () => Promise<Candidate | undefined>): Promise<Candidate | undefined> {
    try {
      const person = await write()
      if (!person) return undefined
      answers.setQueryData(key, person)
      await Promise.all(
        [['setup', 'staff'], ['setup', 'changes'], ['colleagues']].map((queryKey) =>
          answers.invalidateQueries({ queryKey }),
        ),
      )
      return person
    } catch (error) {
      if (codeOf(error) === 'SETTING_CHANGED') await answers.invalidateQueries({ queryKey: key })
      throw error
    }
  }

  return {
    busy: giving.busy || ending.busy,
    give: (input: Give) => become(() => giving.write(input)),
    end: (input: End) => become(() => ending.write(input)),
  }
}
