import { categoriesOf } from '@functions/categories/categories'
import { serve } from '@functions/platform/http/http'
import { problem } from '@functions/platform/problem'
import { publishedIn } from '@functions/published/published'
import { streetOf } from '@functions/stations/street'
import { publicReports as contract } from '@shared/contract/publicReports'
import { isLevel } from '@shared/rules/place/grid'
import { cellPage, lengthOf, listPage } from './lists'
import { clustersIn } from './map'
import { cardOf, detailOf } from './view'

export const handler = serve(contract, {
  list: async ({ input: { streetId, ...query } }) => {
    await streetOf(streetId)
    const [{ entries, ...page }, first] = await Promise.all([
      listPage(streetId, query),
      query.cursor ? undefined : aboutLists(streetId),
    ])
    return { items: await Promise.all(entries.map(cardOf)), ...page, ...first }
  },
  cell: async ({ input: { streetId, cell, ...page } }) => {
    await streetOf(streetId)
    return cellPage(streetId, cell, page)
  },
  map: async ({ input: { streetId, level, ...looked } }) => {
    if (!isLevel(level)) throw problem('NOT_FOUND')
    return clustersIn(await streetOf(streetId), { ...looked, level })
  },
  get: async ({ input: { streetId, reportId } }) => {
    const [street, published] = await Promise.all([streetOf(streetId), publishedIn(streetId, reportId)])
    if (!published) throw problem('NOT_FOUND')
    const community = street.communities.find(({ communityId }) => communityId === published.communityId)
    return detailOf(published, community?.name ?? '')
  },
})

/** What stands above the first page: how long the lists are, and the categories. */
async function aboutLists(streetId: string) {
  const [open, closed, fixed, categories] = await Promise.all([
    lengthOf(streetId, 'open'),
    lengthOf(streetId, 'closed'),
    lengthOf(streetId, 'fixed'),
    categoriesOf(streetId),
  ])
  return {
    counts: { open, closed, fixed },
    categories: categories
      .filter(({ confidential }) => !confidential)
      .map(({ id, name, icon }) => ({ id, name, icon })),
  }
}
