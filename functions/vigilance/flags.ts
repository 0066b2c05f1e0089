import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { type PageQuery, pageOfQuery } from '@functions/platform/lists/pages'
import { pick } from '@functions/platform/pick'
import { problem } from '@functions/platform/problem'
import { actFingerprint } from '@functions/platform/store/ids'
import { labelOf } from '@functions/platform/store/label'
import { commit } from '@functions/platform/store/transact'
import { getNow, updateIf } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { FLAG_KINDS } from '@shared/rules/office/vigilance'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { Flag, flagsIn, flagsPartition } from './entities'

type FlagItem = FormattedItem<typeof Flag>
type View = Outputs['points']['seeFlag']

/** What the office has not looked at, or has; newest first. One query, a page of 20 ≈ 2.5 RU. */
export function flagsOf(actor: Actor, { list, ...page }: Inputs['points']['flags'] & PageQuery) {
  return pageOfQuery(
    page,
    `flags#${actor.streetId}#${actor.memberId}#${list}`,
    flagsIn(actor.streetId, list).page,
    view,
  )
}

const view = (flag: FlagItem): View => ({
  ...pick(flag, 'id', 'kind', 'state', 'at', 'people', 'facts', 'note', 'seenByLabel', 'seenAt'),
  label: FLAG_KINDS[flag.kind].label,
})

/**
 * Somebody of the office has looked at it, and says what they made of it: on record with who and when, once.
 * One read and one transaction of 6 write units. @throws NOT_FOUND, FLAG_SEEN
 */
export async function seeFlag(actor: Actor, { flagId, id, note }: Inputs['points']['seeFlag']): Promise<View> {
  const { streetId, memberId } = actor
  const seenHash = actFingerprint(actor, { see: flagId, note })
  const item = await getNow(Flag, { streetId, id: flagId })
  if (!item) throw problem('NOT_FOUND')
  const seenByLabel = await labelOf(actor, '管理员')
  const seen = { state: 'seen', note, seenBy: memberId, seenByLabel, seenAt: now(), seenId: id, seenHash } as const
  const change = { ...seen, queuePk: flagsPartition(streetId, 'seen') }
  const answer = await commit<FlagItem>(
    [
      updateIf(Flag, { streetId, id: flagId, ...change }, { attr: 'state', eq: 'open' }, (old) =>
        firstOr(old, id, seenHash),
      ),
      stillTrusted(actor),
    ],
    () => ({ ...item, ...change }),
  )
  return view(answer)
}

/** The flag as this very write left it. @throws FLAG_SEEN with who was faster, IDEMPOTENCY_CONFLICT */
function firstOr(flag: FlagItem | undefined, id: string, hash: string): FlagItem {
  if (!flag) throw problem('NOT_FOUND')
  if (flag.seenId !== id) throw problem('FLAG_SEEN', { by: flag.seenByLabel ?? '管理员' })
  if (flag.seenHash !== hash) throw problem('IDEMPOTENCY_CONFLICT')
  return flag
}
