import type { Personal } from '@functions/platform/held'
import { Clerk, ClerkChange, Invitation } from './clerkEntities'
import { OfferChange, Settlement } from './entities'

const ANSWERS = 'shop and office answer for it; ten years, as accounts are'

/** What is stored of persons here, and what becomes of it. Who works in a shop leaves it before they leave. */
export const personal: Personal = {
  holds: [
    {
      entity: Clerk,
      says: 'who works in a shop',
      ending: 'acts',
      stays: 'until they leave the shop',
      copy: { not: 'the roles stand in the app' },
    },
    {
      entity: ClerkChange,
      says: 'who took whom into a shop or out of it',
      ending: 'acts',
      stays: ANSWERS,
      copy: { not: 'an act of the shop' },
    },
    {
      entity: Invitation,
      says: 'who invited a clerk, and who came by it',
      ending: 'expires',
      stays: 'a day',
      copy: { not: 'gone within a day' },
    },
    {
      entity: OfferChange,
      says: 'who changed a meal',
      ending: 'acts',
      stays: ANSWERS,
      copy: { not: 'an act of the shop' },
    },
    {
      entity: Settlement,
      says: 'who closed a month of a shop',
      ending: 'acts',
      stays: ANSWERS,
      copy: { not: 'an act of the office' },
    },
  ],
}
