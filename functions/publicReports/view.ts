import { namedLinks, namedRowLink } from '@functions/media/links'
import { pick } from '@functions/platform/pick'
import type { Entry, Published } from '@functions/published/derived'
import type { Outputs } from '@shared/contract/contract'

type Card = Outputs['publicReports']['list']['items'][number]
type Detail = Outputs['publicReports']['get']

/** A public report in a list, with short-lived addresses of its pictures. No read. */
export async function cardOf(entry: Omit<Entry, 'list' | 'at'>): Promise<Card> {
  const { streetId, beforeName, afterName } = entry
  const [row, before, after] = await Promise.all([
    beforeName ? namedRowLink(streetId, beforeName) : '',
    beforeName ? namedLinks(streetId, beforeName) : undefined,
    afterName ? namedLinks(streetId, afterName) : undefined,
  ])
  return {
    ...pick(entry, 'reportId', 'categoryId', 'categoryName', 'summary', 'address', 'location', 'status'),
    ...pick(entry, 'submittedAt', 'movedAt', 'fixedAt'),
    thumbUrl: row,
    beforeUrl: before?.thumbUrl ?? '',
    afterUrl: after?.thumbUrl ?? '',
  }
}

/** A public report with its pictures and steps. No read. */
export async function detailOf(published: Published, communityName: string): Promise<Detail> {
  const { streetId, description, dueAt, photoNames, afterNames, steps } = published
  const linksTo = (names: readonly string[]) => Promise.all(names.map((name) => namedLinks(streetId, name)))
  const [card, photos, afterPhotos] = await Promise.all([cardOf(published), linksTo(photoNames), linksTo(afterNames)])
  return { ...card, communityName, description, dueAt, photos, afterPhotos, steps }
}
