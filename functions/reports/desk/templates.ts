import { cached } from '@functions/platform/cache'
import type { Actor } from '@functions/platform/http/token'
import { problem } from '@functions/platform/problem'
import { guarded } from '@functions/platform/store/repeat'
import { changedBefore, changeSetting, overtaken, unchangedSince } from '@functions/platform/store/settings'
import { putIf } from '@functions/platform/store/writes'
import type { Inputs } from '@shared/contract/contract'
import { TEMPLATE_LIMITS, unknownFacts } from '@shared/rules/reports/replyTemplate'
import { ReplyTemplate, replyTemplates } from '../deskEntities'

/** Reply templates of a street, oldest first; kept ≤ 60 s. Tens of items, one query. */
export const templatesOf = cached(async (streetId) =>
  (await replyTemplates(streetId).all()).map(({ streetId: _, ...template }) => template),
)

/**
 * Writes a reply template. Its facts are checked before it is kept, so that nobody ever sends a sentence with a hole.
 * @throws SETTING_CHANGED, INVALID_INPUT
 */
export async function saveTemplate(actor: Actor, input: Inputs['reports']['saveTemplate']) {
  const { id: _, version: seen, templateId, ...template } = input
  const { streetId } = actor
  const [unknown] = unknownFacts(template.text)
  if (unknown !== undefined) refuse('text', `没有“{${unknown}}”这一项，请从下面选`)
  const repeated = await guarded(
    async () => {
      const all = seen === 0 ? await replyTemplates(streetId).all() : []
      if (all.length >= TEMPLATE_LIMITS.perStreet) refuse('title', `最多 ${TEMPLATE_LIMITS.perStreet} 条，请改用旧的`)
    },
    () => changedBefore(actor, input),
  )
  if (repeated) return repeated
  return changeSetting(actor, { ref: templateId, kept: templatesOf }, input, (version) =>
    putIf(ReplyTemplate, { streetId, templateId, ...template, version }, unchangedSince(seen), overtaken),
  )
}

function refuse(path: string, message: string): never {
  throw problem('INVALID_INPUT', { fields: [{ path, message }] })
}
