import type { Personal } from '@functions/platform/held'
import { HOME_ANSWERS } from '@shared/rules/people/homeCall'
import { answerIn, answerNow } from './answers'
import { HomeAnswered, HomeCall } from './entities'

/** An answer has nobody's id: it goes with the consent or the account, in the same transaction. */
export const personal: Personal = {
  holds: [
    {
      entity: HomeCall,
      says: 'who called party members home',
      ending: 'acts',
      stays: 'until the next call',
      copy: { not: 'an act of a branch' },
    },
    {
      entity: HomeAnswered,
      says: 'what a party member answered when called home, under a key that leads to nobody',
      ending: 'removed',
      copy: '喊你回家',
    },
  ],
  copies: [
    {
      heading: '喊你回家',
      page: async ({ memberId }) => {
        const answered = await answerNow(memberId)
        return { rows: answered ? [{ 回答: HOME_ANSWERS[await answerIn(answered)].label }] : [] }
      },
    },
  ],
}
