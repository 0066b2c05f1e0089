import { clientsView, letIn, shutOut } from '@functions/open311/manage'
import { serve } from '@functions/platform/http'
import { pageOf } from '@functions/platform/pages'
import { streetOf } from '@functions/stations/street'
import { reports as contract } from '@shared/contract/reports'
import { answer } from './answer'
import { assignMany } from './assignMany'
import { behalf, revealCaller } from './behalf'
import { categoriesOf, offered } from './categories'
import { colleaguesOf } from './colleagues'
import { create } from './create'
import { categoryHistory, editedCategories, saveCategory } from './editCategory'
import { exportOf, exportsOf, startExport } from './exports'
import { followed, plus, unfollow } from './follow'
import { handle } from './handle'
import { reportsOf } from './lists'
import { nearby } from './near'
import { addNote } from './notes'
import { openedBy } from './open'
import { overdueIn } from './overdue'
import { handedOverBy, queueOf } from './queue'
import { saveTemplate, templatesOf } from './templates'
import { saveWorking, workingView } from './working'

export const handler = serve(contract, {
  categories: async ({ input: { streetId } }) => {
    await streetOf(streetId)
    return { items: (await categoriesOf(streetId)).map(offered) }
  },
  editedCategories: ({ input, actor }) => editedCategories(actor, input),
  saveCategory: ({ input, actor }) => saveCategory(actor, input),
  categoryHistory: ({ input, actor }) => categoryHistory(actor, input),
  create: ({ input, actor }) => create(actor, input),
  mine: async ({ input, actor }) => {
    const [page, categories] = await Promise.all([
      reportsOf(actor, input),
      input.cursor ? undefined : categoriesOf(actor.streetId),
    ])
    return { ...page, ...(categories ? { categories: categories.map(offered) } : {}) }
  },
  queue: ({ input, actor }) => queueOf(actor, input),
  get: ({ input, actor }) => openedBy(actor, input.reportId),
  nearby: ({ input, actor }) => nearby(actor, input),
  plus: ({ input, actor }) => plus(actor, input),
  unfollow: ({ input, actor }) => unfollow(actor, input),
  followed: ({ input, actor }) => followed(actor, input),
  handle: ({ input, actor }) => handle(actor, input),
  answer: ({ input, actor }) => answer(actor, input),
  overdue: ({ actor }) => overdueIn(actor),
  handedOver: ({ input, actor }) => handedOverBy(actor, input),
  colleagues: ({ input, actor }) => colleaguesOf(actor, input),
  assignMany: ({ input, actor }) => assignMany(actor, input),
  addNote: ({ input, actor }) => addNote(actor, input),
  behalf: ({ input, actor }) => behalf(actor, input),
  revealCaller: ({ input, actor }) => revealCaller(actor, input),
  templates: async ({ input, actor: { streetId, memberId } }) =>
    pageOf(await templatesOf(streetId), input, `templates#${streetId}#${memberId}`),
  saveTemplate: ({ input, actor }) => saveTemplate(actor, input),
  working: ({ actor }) => workingView(actor.streetId),
  startExport: ({ input, actor }) => startExport(actor, input),
  exports: ({ input, actor }) => exportsOf(actor, input),
  export: ({ input, actor }) => exportOf(actor, input.exportId),
  clients: ({ input, actor }) => clientsView(actor, input),
  addClient: ({ input, actor }) => letIn(actor, input),
  revokeClient: ({ input, actor }) => shutOut(actor, input),
  saveWorking: ({ input, actor }) => saveWorking(actor, input),
})
