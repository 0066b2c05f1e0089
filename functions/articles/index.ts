import { serve } from '@functions/platform/http/http'
import { articles as contract } from '@shared/contract/articles'
import { calendarOf } from './calendar'
import { addConsent, endConsent, takeDown } from './consents'
import { deskList, editOf, remarkList, versionList, versionOf } from './desk'
import { pinArticle, publishArticle, withdrawArticle } from './publishing'
import { listFor, listPublic, openFor, openPublic } from './reading'
import { noteOpened, remarkOn } from './receipts'
import { saveArticle } from './saving'
import { mustKnowNow, unreadBy } from './unread'

export const handler = serve(contract, {
  list: ({ input, actor }) => listFor(actor, input),
  open: ({ input, actor }) => openFor(actor, input.articleId),
  opened: ({ input, actor }) => noteOpened(actor, input),
  remark: ({ input, actor }) => remarkOn(actor, input),
  takeDown: ({ input, actor }) => takeDown(actor, input),
  publicList: ({ input }) => listPublic(input),
  publicOpen: ({ input: { streetId, articleId } }) => openPublic(streetId, articleId),
  desk: ({ input, actor }) => deskList(actor, input),
  calendar: ({ input, actor }) => calendarOf(actor, input.month),
  edit: ({ input, actor }) => editOf(actor, input.articleId),
  versions: ({ input, actor }) => versionList(actor, input),
  version: ({ input, actor }) => versionOf(actor, input),
  save: ({ input, actor }) => saveArticle(actor, input),
  publish: ({ input, actor }) => publishArticle(actor, input),
  pin: ({ input, actor }) => pinArticle(actor, input),
  withdraw: ({ input, actor }) => withdrawArticle(actor, input),
  addConsent: ({ input, actor }) => addConsent(actor, input),
  endConsent: ({ input, actor }) => endConsent(actor, input),
  remarks: ({ input, actor }) => remarkList(actor, input),
  unread: ({ input, actor }) => unreadBy(actor, input),
  mustKnow: ({ input, actor }) => mustKnowNow(actor, input),
})
