import { serve } from '@functions/platform/http/http'
import { study as contract } from '@shared/contract/study'
import { finishLesson, startLesson } from './finishing'
import { leaveLesson } from './leaving'
import { lackingIn, learnedPage, lessonsFor } from './lists'

export const handler = serve(contract, {
  list: ({ input, actor }) => lessonsFor(actor, input),
  mine: ({ input, actor }) => learnedPage(actor, input),
  start: ({ input, actor }) => startLesson(actor, input.articleId),
  finish: ({ input, actor }) => finishLesson(actor, input),
  leave: ({ input, actor }) => leaveLesson(actor, input),
  lacking: ({ input, actor }) => lackingIn(actor, input),
})
