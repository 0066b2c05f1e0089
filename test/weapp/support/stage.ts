import { beginStreet, type Street } from '../../support/street'
import { openApp } from '../harness/app'
import type { App } from '../harness/person'
import type { DeviceState } from '../harness/types'
import { aPhoto, asks, demoPlaces, next, type Place, sendsReport, signIn } from './people'

/** The street of a story, and its phones, in jsdom. */
export interface Stage {
  readonly url: string
  /** A demo place by its key. */
  place(key: string): Place
  /** A phone of that demo person, signed in, standing at that demo place: 四眼桥 unless told. */
  phoneOf(person: string, changes?: Standing): Promise<App>
  /** A phone on which nobody signed in. */
  visitor(changes?: Standing): Promise<App>
  /** Resolves when nothing is left to do, on the system and after. */
  settle: Street['settle']
  /** Sets the clock of the system and of every phone that is on, then settles. */
  setClock: Street['setClock']
}

type Standing = Partial<DeviceState> & { at?: string }

/** The beginning of every story: the street begun anew for its file, and each test's phones put away after it, with their faults. */
export function aStory(): Stage {
  let running: Street | undefined
  let places: Record<string, Place> = {}
  const open: App[] = []

  beforeAll(async () => {
    running = await beginStreet()
    places = await demoPlaces(running.url)
  }, 400_000)
  afterEach(async () => {
    const ended = await Promise.allSettled(open.splice(0).map((app) => app.close()))
    const faults = ended.flatMap((each) => (each.status === 'rejected' ? [String(each.reason)] : []))
    if (faults.length > 0) throw new Error(faults.join('\n'))
  })
  jest.setTimeout(180_000)

  function street(): Street {
    if (!running) throw new Error('the street has not begun')
    return running
  }
  function place(key: string): Place {
    const found = places[key]
    if (!found) throw new Error(`no demo place ${key}`)
    return found
  }
  async function phone({ at = 'siyanqiao', ...device }: Standing): Promise<App> {
    const app = await openApp({ url: street().url, device: { location: { ...place(at), accuracy: 15 }, ...device } })
    open.push(app)
    return app
  }
  return {
    get url() {
      return street().url
    },
    place,
    phoneOf: async (person, changes = {}) => {
      const app = await phone({ ...changes, person })
      await signIn(app)
      return app
    },
    visitor: (changes = {}) => phone({ person: 'passer-by', ...changes }),
    settle: () => street().settle(),
    setClock: async (at) => {
      await street().setClock(at)
      for (const app of open) await app.followClock()
    },
  }
}

interface Words {
  categoryId: string
  text: string
  /** Further answers to tap, by id. */
  answers?: readonly string[]
}

/** What a phone sends a report with. */
export const SUBMIT = 'POST /api/reports'

/** Fills in the form that stands open, sends it with a photo and returns the report's id once it is there. */
export async function reports(app: App, url: string, { categoryId, text, answers = [] }: Words): Promise<string> {
  await next(app, { pictures: [await aPhoto()] })
  await app.tap('#photo-add')
  await app.tap(`#category-${categoryId}`)
  for (const answer of answers) await app.tap(`#${answer}`)
  await app.tap('#report-here')
  await app.type('#report-text', text)
  const before = app.wire.count(SUBMIT)
  await sendsReport(app)
  await app.wire.answered(SUBMIT, before + 1)
  const { items } = await asks<{ items: { reportId: string; description: string }[] }>(app, url, '/reports/mine')
  const found = items.find(({ description }) => description === text)
  if (!found) throw new Error(`the report “${text}” did not arrive`)
  return found.reportId
}

/** What everybody may read of a report; undefined while it is not public. */
export async function publicly(url: string, reportId: string): Promise<{ description: string } | undefined> {
  const answer = await fetch(`${url}/api/public/qishan/reports/${reportId}`)
  return answer.ok ? ((await answer.json()) as { description: string }) : undefined
}
