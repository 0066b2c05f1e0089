import { serve } from '@functions/platform/http/http'
import { worklog as contract } from '@shared/contract/worklog'
import { categoriesView, saveCategories } from './categories'
import { addDuty, dutiesIn, endDuty, pauseDuty, skipDuty } from './duties'
import { addEntry, entriesOf, reverseEntry } from './entries'
import { figuresOf } from './figures'
import { saveTables, tablesTaken, tablesView, takeTable } from './tables'

export const handler = serve(contract, {
  categories: ({ actor }) => categoriesView(actor.streetId),
  saveCategories: ({ input, actor }) => saveCategories(actor, input),
  add: ({ input, actor }) => addEntry(actor, input),
  reverse: ({ input, actor }) => reverseEntry(actor, input),
  entries: ({ input, actor }) => entriesOf(actor, input),
  figures: ({ input, actor }) => figuresOf(actor, input),
  duties: ({ input, actor }) => dutiesIn(actor, input),
  addDuty: ({ input, actor }) => addDuty(actor, input),
  skip: ({ input, actor }) => skipDuty(actor, input),
  pause: ({ input, actor }) => pauseDuty(actor, input),
  end: ({ input, actor }) => endDuty(actor, input),
  tables: ({ actor }) => tablesView(actor.streetId),
  saveTables: ({ input, actor }) => saveTables(actor, input),
  takeTable: ({ input, actor }) => takeTable(actor, input),
  tablesTaken: ({ input, actor }) => tablesTaken(actor, input),
})
