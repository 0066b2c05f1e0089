import { liveOf } from '@functions/alerts/live'
import { bulkOrderOf, bulkOrdersOf, stopBulk } from '@functions/bulk/orders'
import { previewOf } from '@functions/bulk/picking'
import { bulkRowsOf } from '@functions/bulk/rows'
import { startBulk } from '@functions/bulk/start'
import { categoriesOf, offered } from '@functions/categories/categories'
import { categoryHistory, editedCategories, saveCategory } from '@functions/categories/editCategory'
import { exportOf, exportsOf, startExport } from '@functions/exports/exports'
import { find } from '@functions/finding/find'
import { followed, plus, unfollow } from '@functions/following/follow'
import { nearby } from '@functions/following/near'
import { clientsView, letIn, shutOut } from '@functions/open311/manage'
import { serve } from '@functions/platform/http/http'
import { pageOf } from '@functions/platform/lists/pages'
import { publicitySeenBy } from '@functions/safety/appeal'
import { streetOf } from '@functions/stations/street'
import { saveWorking, workingView } from '@functions/stations/working'
import { reports as contract } from '@shared/contract/reports'
import { colleaguesOf } from './desk/colleagues'
import { saysHere } from './desk/here'
import { addNote } from './desk/notes'
import { overdueIn } from './desk/overdue'
import { phoneCode } from './desk/phoneCode'
import { handedOverBy, queueOf } from './desk/queue'
import { saveTemplate, templatesOf } from './desk/templates'
import { dropView, keepView, queueViews, renameView } from './desk/views'
import { behalf, revealCaller } from './intake/behalf'
import { create } from './intake/create'
import { answer } from './moves/answer'
import { assignMany } from './moves/assignMany'
import { handle } from './moves/handle'
import { reportsOf } from './views/lists'
import { openedBy } from './views/open'

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
  find: ({ input, actor }) => find(actor, input),
  get: ({ input, actor }) => openedBy(actor, input.reportId, { publicity: publicitySeenBy, live: liveOf }),
  nearby: ({ input, actor }) => nearby(actor, input),
  plus: ({ input, actor }) => plus(actor, input),
  unfollow: ({ input, actor }) => unfollow(actor, input),
  followed: ({ input, actor }) => followed(actor, input),
  handle: ({ input, actor }) => handle(actor, input),
  answer: ({ input, actor }) => answer(actor, input),
  overdue: ({ actor }) => overdueIn(actor),
  views: ({ actor }) => queueViews(actor),
  keepView: ({ input, actor }) => keepView(actor, input),
  renameView: ({ input, actor }) => renameView(actor, input),
  dropView: ({ input, actor }) => dropView(actor, input),
  phoneCode: ({ input, actor }) => phoneCode(actor, input.reportId),
  here: ({ input, actor }) => saysHere(actor, input.reportId),
  handedOver: ({ input, actor }) => handedOverBy(actor, input),
  colleagues: ({ input, actor }) => colleaguesOf(actor, input),
  assignMany: ({ input, actor }) => assignMany(actor, input),
  bulkPreview: ({ input, actor }) => previewOf(actor, input),
  startBulk: ({ input, actor }) => startBulk(actor, input),
  bulkOrders: ({ input, actor }) => bulkOrdersOf(actor, input),
  bulkOrder: ({ input, actor }) => bulkOrderOf(actor, input.orderId),
  bulkRows: ({ input, actor }) => bulkRowsOf(actor, input),
  stopBulk: ({ input, actor }) => stopBulk(actor, input.orderId),
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
