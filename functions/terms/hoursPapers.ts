import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { actFingerprint } from '@functions/platform/store/ids'
import { firstOf, guarded } from '@functions/platform/store/repeat'
import { commit } from '@functions/platform/store/transact'
import { firstTime, getNow } from '@functions/platform/store/writes'
import type { Day } from '@shared/rules/time/day'
import { codeOf, numberOf, type PaperItem } from './codes'
import { Paper, paperPlace, papersOf } from './paperEntities'

/** So many certificates of hours of one person. */
const MOST = 60
/** Such a paper is of no term. */
const NO_TERM = 'hours'

interface Hours {
  id: string
  nameMasked: string
  issuer: string
  from: Day
  to: Day
  hours: { minutes: number; times: number }
}

/** A paper that certifies hours of service, with its code: it says what it said on that day, whatever comes later. @throws CERTIFICATES_FULL and what `refuse` throws */
export async function certifyHours(actor: Actor, { id, from, to, ...said }: Hours, refuse: () => void) {
  const { memberId, streetId } = actor
  const hash = actFingerprint(actor, { hours: from, to })
  const number = await numberOf(id)
  const first = await guarded(
    async () => {
      refuse()
      if ((await papersOf(memberId, NO_TERM).count(MOST)) >= MOST) throw problem('CERTIFICATES_FULL')
    },
    async () => firstOf(await getNow(Paper, { number }), hash),
  )
  if (first) return hoursView(first)
  const paper = { number, id, hash, kind: 'hours' as const, streetId, termId: NO_TERM, at: now() }
  const item = { ...paper, said: { ...said, from, to, done: [] }, ...paperPlace(memberId, NO_TERM, 'certificate', id) }
  const made = await commit<PaperItem>(
    [firstTime<typeof Paper, PaperItem>(Paper, item, (old) => old), stillTrusted(actor)],
    () => item,
  )
  return hoursView(made)
}

async function hoursView(paper: PaperItem) {
  const { at, said } = paper
  if (!said?.hours) throw problem('NOT_FOUND')
  const { nameMasked: name, from, to, issuer, hours } = said
  return { code: await codeOf(paper), at, name, from, to, issuer, ...hours }
}
