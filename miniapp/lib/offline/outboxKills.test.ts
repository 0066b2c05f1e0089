import fc from 'fast-check'
import { runs } from '../../../test/support/depth'
import { ApiError, offline } from '../api/apiError'
import { createOutbox, type Outbox, type Outside } from './outbox'
import { itemsIn, type NewReport } from './outboxItem'

/**
 * A report is sent once, whatever fails and wherever the app is killed: the same phone and the same server through many
 * lives of the app, each of which ends before or after any one thing it does.
 */

/** How one thing the app does turns out. */
const FATES = ['done', 'lost', 'answerLost', 'busy', 'broken', 'killedBefore', 'killedAfter'] as const
type Fate = (typeof FATES)[number]

interface World {
  fates: Fate[]
  kept: string
  files: Set<string>
  uploaded: Set<string>
  /** Bodies by report id, one for each time the server took it in. */
  received: Map<string, string[]>
  clock: number
  timer: (() => void) | undefined
  breaches: string[]
}

const never = () => new Promise<never>(() => undefined)

/** One life of the app in that world. After it was killed nothing it still does has any effect. */
function live(world: World): { outbox: Outbox; isDead: () => boolean } {
  let dead = false
  const fate = () => world.fates.shift() ?? 'done'

  async function attempt(effect: () => void): Promise<void> {
    if (dead) return never()
    const turn = fate()
    if (turn === 'lost') throw offline()
    if (turn === 'busy') throw new ApiError('BUSY', '现在人太多，请稍后再试', 503)
    if (turn === 'broken') throw new ApiError('INTERNAL', '系统出了点问题', 500)
    if (turn === 'killedBefore') {
      dead = true
      return never()
    }
    effect()
    if (turn === 'answerLost') throw offline()
    if (turn === 'killedAfter') {
      dead = true
      return never()
    }
  }

  /** What the phone does at once can be cut off before or after, but cannot fail otherwise. */
  function step(effect: () => void): void {
    if (dead) return
    const turn = fate()
    if (turn === 'killedBefore') {
      dead = true
      return
    }
    effect()
    if (turn === 'killedAfter') dead = true
  }

  const outside: Outside = {
    load: () => itemsIn(JSON.parse(world.kept)),
    save: (items) => {
      step(() => {
        world.kept = JSON.stringify(items)
      })
      return !dead
    },
    upload: (id, { path }) =>
      attempt(() => {
        if (!world.files.has(path)) world.breaches.push(`${path} was dropped before it was sent`)
        world.uploaded.add(id)
      }),
    create: (input, photoIds) =>
      attempt(() => {
        for (const id of photoIds) if (!world.uploaded.has(id)) world.breaches.push(`${id} is not there`)
        world.received.set(input.id, [...(world.received.get(input.id) ?? []), JSON.stringify({ ...input, photoIds })])
      }),
    drop: ({ path }) =>
      step(() => {
        world.files.delete(path)
      }),
    memberId: () => 'me',
    now: () => world.clock,
    random: () => 0.5,
    later: (ms, then) => {
      if (dead) return () => undefined
      world.timer = () => {
        world.clock += ms
        then()
      }
      return () => undefined
    },
  }
  return { outbox: createOutbox(outside), isDead: () => dead }
}

function aReport(index: number, photos: number): NewReport {
  const id = `01JD00000000000000000000${String(index).padStart(2, '0')}`
  return {
    report: {
      id,
      categoryId: 'road',
      description: '',
      address: '',
      anonymous: false,
      location: { latitude: 37, longitude: 121 },
    },
    memberId: 'me',
    categoryName: '道路坑洼',
    urgent: index % 2 === 1,
    createdAt: index,
    photos: Array.from({ length: photos }, (_, n) => ({
      id: `${id}-${n}`,
      uploaded: false,
      photo: { path: `/photos/${id}-${n}`, contentType: 'image/jpeg' as const, bytes: 10 },
    })),
  }
}

/** Until nothing happens any more; promises that never settle belong to apps that were killed. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve))

test('reports are sent exactly once through any failures and kills, and no file goes before its report is there', async () => {
  const fate = fc.oneof({ weight: 3, arbitrary: fc.constant<Fate>('done') }, fc.constantFrom(...FATES))
  const plan = fc.record({
    photos: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 }),
    fates: fc.array(fate, { maxLength: 80, size: 'max' }),
  })
  let repeated = 0
  await fc.assert(
    fc.asyncProperty(plan, async ({ photos, fates }) => {
      const world: World = {
        fates: [...fates],
        kept: '[]',
        files: new Set(),
        uploaded: new Set(),
        received: new Map(),
        clock: 1_000_000,
        timer: undefined,
        breaches: [],
      }
      const promised = new Map<string, string[]>()
      let app = live(world)
      photos.forEach((count, index) => {
        const report = aReport(index, count)
        const paths = report.photos.map(({ photo }) => photo.path)
        for (const path of paths) world.files.add(path)
        if (app.isDead()) app = live(world)
        // Cut off while it was being kept: the person never saw that it was, and the form still holds it.
        if (app.outbox.add(report) === 'kept') promised.set(report.report.id, paths)
      })

      for (let round = 0; round < 200; round++) {
        await settle()
        for (const [id, paths] of promised) {
          if (world.received.has(id)) continue
          for (const path of paths)
            if (!world.files.has(path)) world.breaches.push(`${path} went before ${id} was there`)
        }
        if (app.isDead()) {
          world.timer = undefined
          app = live(world)
          app.outbox.resume()
        } else if (world.timer) {
          const then = world.timer
          world.timer = undefined
          then()
        } else break
      }

      expect(world.breaches).toEqual([])
      expect(JSON.parse(world.kept)).toEqual([])
      for (const id of promised.keys()) {
        const bodies = world.received.get(id) ?? []
        expect(bodies.length).toBeGreaterThan(0)
        repeated += bodies.length - 1
        // The server keeps one report an id, and calls the same id with another body a conflict.
        expect(new Set(bodies).size).toBe(1)
      }
    }),
    { numRuns: runs(1_500) },
  )
  // Otherwise the test has lost its teeth: most lives must end somewhere in the middle.
  expect(repeated).toBeGreaterThan(100)
})
