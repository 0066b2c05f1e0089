import type { Signed } from '../support/people'
import { office } from './admin'
import { besidePages, SCREENS } from './beside'
import { gridWork } from './grid'
import type { Shot } from './shot'
import { newcomer, riding, sending, VISITOR, waiting } from './worker'

/** One demo person and the screens they are shown, made from what the running system has for them. */
export interface Visit {
  title: string
  person: string
  list: (phone: Signed, url: string) => Promise<readonly Shot[]> | readonly Shot[]
  /** They never sign in. */
  signedOut?: true
}

/** Looks that a page has after something happened, and pages whose address takes more than one question. */
const LOOKS: readonly Visit[] = [
  { title: 'a visitor’s screens', person: 'newcomer', list: () => VISITOR, signedOut: true },
  { title: 'a newcomer’s screens', person: 'newcomer', list: newcomer },
  { title: 'a rider’s screens', person: 'rider', list: riding },
  { title: 'a courier’s urgent and doubtful reports', person: 'courier', list: sending },
  { title: 'screens while the community decides', person: 'pending', list: () => waiting('pending') },
  { title: 'screens after it asked for changes', person: 'rejected', list: () => waiting('rejected') },
  { title: 'a grid worker’s screens', person: 'grid-shangqiaoxi', list: gridWork },
  { title: 'the street office’s screens', person: 'admin', list: office },
]

const signedIn = LOOKS.filter(({ signedOut }) => !signedOut).map(({ person }) => person)
const others = [...new Set(SCREENS.map(({ person }) => person))].filter((person) => !signedIn.includes(person))

/** Everything that is shown, but for what a clerk sees of a rider's voucher. */
export const VISITS: readonly Visit[] = [
  ...LOOKS.map((visit) => ({
    ...visit,
    list: async (phone: Signed, url: string) => [
      ...(await visit.list(phone, url)),
      ...(visit.signedOut ? [] : await besidePages(visit.person, phone, url)),
    ],
  })),
  ...others.map((person) => ({
    title: `pages as ${person} opens them`,
    person,
    list: (phone: Signed, url: string) => besidePages(person, phone, url),
  })),
]
