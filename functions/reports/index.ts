import { serve } from '@functions/platform/http'
import { streetOf } from '@functions/stations/street'
import { reports as contract } from '@shared/contract/reports'
import { historyToSee } from './access'
import { answer } from './answer'
import { categoriesOf } from './categories'
import { create } from './create'
import { handle } from './handle'
import { queueOf, reportsOf } from './lists'
import { detailOf } from './view'

export const handler = serve(contract, {
  categories: async ({ input: { streetId } }) => {
    await streetOf(streetId)
    return { items: await categoriesOf(streetId) }
  },
  create: ({ input, actor }) => create(actor, input),
  mine: async ({ input, actor }) => {
    const [page, categories] = await Promise.all([
      reportsOf(actor, input),
      input.cursor ? undefined : categoriesOf(actor.streetId),
    ])
    return { ...page, ...(categories ? { categories } : {}) }
  },
  queue: ({ input, actor }) => queueOf(actor, input),
  get: async ({ input, actor }) => detailOf(await historyToSee(actor, input.reportId), actor),
  handle: ({ input, actor }) => handle(actor, input),
  answer: ({ input, actor }) => answer(actor, input),
})
