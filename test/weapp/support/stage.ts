import { beginStreet, type Street } from '../../support/street'
import { type App, openApp } from '../harness/app'
import type { DeviceState } from '../harness/types'
import { aPhoto, asks, demoPlaces, next, sendsReport, signIn } from './people'

/** A running system of a story's own, and its phones, in jsdom. */
export interface Stage {
  url: string
  /** A phone of that demo person, signed in, standing at that demo place: 四眼桥 unless told. */
  phoneOf(person: string, changes?: Partial<DeviceState> & { at?: string }): Promise<App>
  /** A phone on which nobody signed in. */
  visitor(): Promise<App>
  /** Resolves when nothing is left to do, on the system and after. */
  settle: Street['settle']
  /** Sets the clock of the system and of every phone that is on, then settles. */
  setClock: Street['setClock']
  /** Ends every phone that is on. Throws with the faults of all of them. */
  putAway(): Promise<void>
}

/** Begins the street anew. */
export async function aStage(): Promise<Stage> {
  const running = await beginStreet()
  const { url, settle } = running
  const places = await demoPlaces(url)
  const open: App[] = []

  async function phone({ at = 'siyanqiao', ...device }: Partial<DeviceState> & { at?: string }): Promise<App> {
    const place = places[at]
    if (!place) throw new Error(`no demo place ${at}`)
    const app = await openApp({ url, device: { location: { ...place, accuracy: 15 }, ...device } })
    open.push(app)
    return app
  }
  return {
    url,
    settle,
    setClock: async (at) => {
      await running.setClock(at)
      for (const app of open) await app.followClock()
    },
    phoneOf: async (person, changes = {}) => {
      const app = await phone({ ...changes, person })
      await signIn(app)
      return app
    },
    visitor: () => phone({ person: 'passer-by' }),
    putAway: async () => {
      const ended = await Promise.allSettled(open.splice(0).map((app) => app.close()))
      const faults = ended.flatMap((each) => (each.status === 'rejected' ? [String(each.reason)] : []))
      if (faults.length > 0) throw new Error(faults.join('\n'))
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
