import { startNuanxin } from '../../support/running'
import { type App, openApp } from '../harness/app'
import type { DeviceState } from '../harness/types'
import { aPhoto, asks, demoPlaces, next, sendsReport, signIn } from './people'

/** One running system and the phones of a story, in jsdom. */
export interface Stage {
  url: string
  /** A phone of that demo person, signed in, standing at that demo place: 四眼桥 unless told. */
  phoneOf(person: string, changes?: Partial<DeviceState> & { at?: string }): Promise<App>
  /** A phone on which nobody signed in. */
  visitor(): Promise<App>
  /** Ends every phone that is on. Throws with the faults of all of them. */
  putAway(): Promise<void>
  stop(): Promise<void>
}

/** Starts the system, or takes the one at NUANXIN_URL. */
export async function aStage(): Promise<Stage> {
  const running = await startNuanxin({ env: { BUILDS: 'none' } })
  const { url } = running
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
    phoneOf: async (person, changes = {}) => {
      const app = await phone({ ...changes, person })
      await signIn(app)
      return app
    },
    visitor: () => phone({ person: `passer-by-${Date.now()}` }),
    putAway: async () => {
      const ended = await Promise.allSettled(open.splice(0).map((app) => app.close()))
      const faults = ended.flatMap((each) => (each.status === 'rejected' ? [String(each.reason)] : []))
      if (faults.length > 0) throw new Error(faults.join('\n'))
    },
    stop: async () => {
      await running.stop()
    },
  }
}

const LOOK_EVERY_MS = 200
const WITHIN_MS = 30_000

/** Asks until there is an answer: what follows from a record comes a moment after it. Throws after 30 s. */
export async function eventually<T>(what: string, look: () => Promise<T | undefined | false>): Promise<T> {
  const end = Date.now() + WITHIN_MS
  for (;;) {
    const found = await look()
    if (found !== undefined && found !== false) return found
    if (Date.now() > end) throw new Error(`${what}: not within ${WITHIN_MS / 1000} s`)
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
}

interface Words {
  categoryId: string
  text: string
  /** Further answers to tap, by id. */
  answers?: readonly string[]
}

/** Fills in the form that stands open, sends it with a photo and returns the report's id once it is there. */
export async function reports(app: App, url: string, { categoryId, text, answers = [] }: Words): Promise<string> {
  await next(app, { pictures: [await aPhoto()] })
  await app.tap('#photo-add')
  await app.tap(`#category-${categoryId}`)
  for (const answer of answers) await app.tap(`#${answer}`)
  await app.tap('#report-here')
  await app.type('#report-text', text)
  await sendsReport(app)
  return eventually('the report is there', async () => {
    const { items } = await asks<{ items: { reportId: string; description: string }[] }>(app, url, '/reports/mine')
    return items.find(({ description }) => description === text)?.reportId
  })
}

/** What everybody may read of a report; undefined while it is not public. */
export async function publicly(url: string, reportId: string): Promise<{ description: string } | undefined> {
  const answer = await fetch(`${url}/api/public/qishan/reports/${reportId}`)
  return answer.ok ? ((await answer.json()) as { description: string }) : undefined
}
