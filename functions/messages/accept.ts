import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { fingerprint } from '@functions/platform/store/ids'
import { transact, untilAnswered } from '@functions/platform/store/transact'
import { firstTime } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { Acceptance } from './entities'
import { INBOX_ROUNDS, inboxOf, updateInbox } from './inbox'

type Accepted = Outputs['messages']['accept']

/** More than this is never needed; a client that says more is not believed. */
const MOST_LEFT = 50
const KEEP_SECONDS = 30 * 86_400

/**
 * Counts what a member accepted in WeChat's dialog, once for each id: an acceptance pays for one message.
 * @throws IDEMPOTENCY_CONFLICT
 */
export async function accept(
  { memberId, epoch }: Actor,
  { id, templates }: Inputs['messages']['accept'],
): Promise<Accepted> {
  const accepted = [...new Set(templates)]
  const hash = fingerprint({ accepted })
  return untilAnswered(async () => {
    const inbox = await inboxOf(memberId)
    const left = { ...inbox.left }
    for (const template of accepted) left[template] = Math.min(MOST_LEFT, (left[template] ?? 0) + 1)
    const expiresAt = Math.floor(now() / 1000) + KEEP_SECONDS
    return transact<Accepted>(
      [
        firstTime(Acceptance, { memberId, id, hash, expiresAt }, () => ({ accepted })),
        updateInbox(inbox, { left }),
        stillTrusted({ memberId, epoch }),
      ],
      () => ({ accepted }),
    )
  }, INBOX_ROUNDS)
}
