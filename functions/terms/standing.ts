import { now } from '@functions/platform/clock'
import { problem } from '@functions/platform/problem'
import { getEachNow } from '@functions/platform/store/batch'
import type { Step } from '@functions/platform/store/transact'
import { checkIf, getNow } from '@functions/platform/store/writes'
import { Term } from './entities'
import type { TermItem } from './queries'

interface Key {
  streetId: string
  scope: string
  id: string
}

/** A term as it stands; undefined when there is none. 1 read unit. */
export const termNow = ({ streetId, scope }: Omit<Key, 'id'>, id: string) => getNow(Term, { streetId, scope, id })

/** Lets others through only while a term that was accepted has not been ended; 2 write units. @throws NOT_FOUND */
export const termStands = (key: Key): Step<never> =>
  checkIf(
    Term,
    key,
    {
      and: [
        { attr: 'acceptedAt', lte: now() },
        { attr: 'endedAt', exists: false },
      ],
    },
    () => {
      throw problem('NOT_FOUND')
    },
  )

/** Terms by their keys as they stand; those that are not there are left out. One round trip for a hundred. */
export const termsNow = async (keys: readonly Key[]): Promise<TermItem[]> =>
  (await getEachNow(Term, keys)).flatMap((term) => (term ? [term] : []))
