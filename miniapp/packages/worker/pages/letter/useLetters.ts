import { api } from '@miniapp/lib/api/api'
import { said } from '@miniapp/lib/load/said'
import { useLoad } from '@miniapp/lib/load/useLoad'
import { useWrite } from '@miniapp/lib/load/useWrite'
import type { Outputs } from '@shared/contract/contract'
import { useState } from 'react'

export type OwnTerm = Outputs['terms']['mine']['terms'][number]
interface Asked {
  what: 'accept' | 'decline' | 'resign'
  term: OwnTerm
}

const OVERTAKEN = { overtaken: ['TERM_OVER'] }

/** The caller's letters, and what is answered to them. */
export function useLetters() {
  const load = useLoad(() => api.terms.mine({}), [], { cache: 'terms' })
  const [asked, ask] = useState<Asked>()
  const [accepting, declining] = [useWrite(api.terms.accept), useWrite(api.terms.decline)]
  const [resigning, certifying] = [useWrite(api.terms.resign), useWrite(api.terms.certify)]

  async function done(write: Promise<unknown>, words: string): Promise<void> {
    if (!(await said(write, words, OVERTAKEN))) return
    ask(undefined)
    await load.reload()
  }
  const termId = asked?.term.termId ?? ''
  return {
    ...{ load, asked, ask },
    accept: () => done(accepting.write({ termId }), '已接受'),
    decline: () => done(declining.write({ termId }), '已婉拒'),
    resign: (reason: string) => done(resigning.write({ termId, reason }), '已辞去'),
    certify: (term: OwnTerm) => done(certifying.write({ termId: term.termId }), '证明开好了，在下面'),
    busy: accepting.busy || declining.busy || resigning.busy || certifying.busy,
  }
}
