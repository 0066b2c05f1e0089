import {
  movesFrom,
  REPORT_MOVES,
  REPORT_STATUSES,
  type ReportActor,
  type ReportMove,
  type ReportStatus,
  reportAfter,
} from '@shared/rules/reports/reportStatus'
import fc from 'fast-check'
import { anId, type Person } from '../support/api'
import { runs } from '../support/depth'
import { aPerson, aStreet, CENTER } from '../support/factories'
import { accountOf, sumOfEntries } from '../support/ledger'
import { aCategory, answered, aReport, handled, recordOf } from '../support/reports'

const STATUSES = Object.keys(REPORT_STATUSES) as ReportStatus[]
const MOVES = Object.keys(REPORT_MOVES) as ReportMove[]
const ACTORS: readonly ReportActor[] = ['reporter', 'staff', 'clock']

describe('the table', () => {
  test('every move of every actor from every status is either in the table or impossible', () => {
    for (const status of STATUSES) {
      for (const move of MOVES) {
        for (const actor of ACTORS) {
          const { by, from, to } = REPORT_MOVES[move]
          const leadsTo: Partial<Record<ReportStatus, ReportStatus>> = typeof to === 'string' ? { [status]: to } : to
          const allowed = by === actor && (from as readonly ReportStatus[]).includes(status)
          expect(reportAfter(status, move, actor)).toBe(allowed ? leadsTo[status] : undefined)
          expect(movesFrom(status, actor).includes(move)).toBe(allowed)
        }
      }
    }
  })

  test('every status can be reached and every walk can end; only what its reporter took back is final', () => {
    const next = (status: ReportStatus) =>
      ACTORS.flatMap((actor) => movesFrom(status, actor).flatMap((move) => reportAfter(status, move, actor) ?? []))
    const reached = new Set<ReportStatus>(['submitted'])
    for (const status of reached) for (const to of next(status)) reached.add(to)
    expect([...reached].sort()).toEqual([...STATUSES].sort())
    const ends = STATUSES.filter((status) => next(status).length === 0)
    expect(ends).toEqual(['withdrawn'])
    // What is over goes on by a person's decision alone.
    for (const over of ['closed', 'merged', 'rejected'] as const) {
      expect(movesFrom(over, 'clock')).toEqual([])
      ends.push(over)
    }
    for (const status of STATUSES) {
      const ahead = new Set<ReportStatus>([status])
      for (const each of ahead) for (const to of next(each)) ahead.add(to)
      expect(ends.some((end) => ahead.has(end))).toBe(true)
    }
  })
})

describe('the database', () => {
  let reporter: Person
  let staff: Person[]
  let categoryId: string
  let target: string

  beforeAll(async () => {
    const { streetId } = await aStreet()
    categoryId = await aCategory(streetId)
    staff = await Promise.all([1, 2, 3].map(() => aPerson(streetId, { grants: [{ role: 'admin' }] })))
    target = await aReport(await aPerson(streetId), categoryId)
  })
  beforeEach(async () => {
    reporter = await aPerson(staff[0]?.streetId ?? '')
  })

  const moves = MOVES.filter((move) => REPORT_MOVES[move].by !== 'clock')
  /** One attempt: which move, by which of the staff, and how often the phone sends it. */
  const attempt = fc.record({
    // Moves that lead on come more often, or most walks would end at once.
    move: fc.oneof(
      { weight: 1, arbitrary: fc.constantFrom(...moves) },
      { weight: 2, arbitrary: fc.constantFrom<ReportMove>('accept', 'assign', 'start', 'resolve', 'reopen', 'reply') },
    ),
    who: fc.integer({ min: 0, max: 2 }),
    times: fc.constantFrom(1, 1, 2),
  })
  type Attempt = typeof attempt extends fc.Arbitrary<infer A> ? A : never

  const make = async (reportId: string, { move, who, times }: Attempt) => {
    const id = anId()
    const person = staff[who] ?? reporter
    const send = () =>
      move === 'withdraw' || move === 'confirm' || move === 'reopen' || move === 'reply'
        ? answered(reporter, reportId, { id, move, note: '说明' })
        : handled(person, reportId, {
            id,
            move: move === 'close' || move === 'escalate' ? 'resolve' : move,
            note: '说明',
            photoIds: ['01ARZ3NDEKTSV4RRFFQ69G5FAV'],
            assigneeId: person.memberId,
            targetReportId: target,
            teamId: 'west',
            categoryId,
            location: CENTER,
          })
    return Promise.all(Array.from({ length: times }, send))
  }

  /** Holds a report against its own timeline, and the reporter's account against both. */
  async function agrees(reportId: string) {
    const { report, timeline } = await recordOf(reportId)
    let status: ReportStatus = 'submitted'
    for (const [index, entry] of timeline.entries()) {
      expect(entry.seq).toBe(index + 1)
      if (entry.move === 'submit') {
        expect(index).toBe(0)
        continue
      }
      expect(entry.from).toBe(status)
      const to = reportAfter(status, entry.move, entry.byRole)
      expect(entry.to).toBe(to)
      status = to ?? status
    }
    const made = (move: ReportMove) => timeline.filter((entry) => entry.move === move).length
    // An answer needs a question: never two of them after one.
    const questions = timeline.filter(({ move }) => move === 'ask' || move === 'reply').map(({ move }) => move)
    expect(questions.join(' ')).not.toMatch(/^reply|reply reply/)
    expect(report.awaitsReply ?? false).toBe(questions.at(-1) === 'ask')
    expect(report).toMatchObject({ status, version: timeline.length, reopenedCount: made('reopen') })
    expect(new Set(timeline.map(({ clientId }) => clientId)).size).toBe(timeline.length)
    const { tasks } = await accountOf(reporter.memberId)
    expect(Object.keys(tasks).includes(reportId)).toBe(status === 'resolved')
    // A merge earns as well, less, once a target, a day's cap apart, and only when nobody had accepted the report.
    const merged = timeline.find(({ move }) => move === 'merge')
    expect(merged?.from === 'submitted' ? [undefined, 2] : [undefined]).toContain(merged?.points)
    // Taking it in earns once, by whichever move; so does confirming, however often it was taken up again.
    const paid = timeline.filter(({ points }) => points)
    const taken = paid.filter(({ move }) => move === 'accept' || move === 'restore')
    expect(taken.map(({ points }) => points)).toEqual(taken.length > 0 ? [5] : [])
    expect(taken.length + (merged?.points ? 1 : 0)).toBeLessThanOrEqual(1)
    if (made('accept') > 0) expect(taken).toHaveLength(1)
    const confirmed = paid.filter(({ move }) => move === 'confirm')
    expect(confirmed.map(({ points }) => points)).toEqual(made('confirm') > 0 ? [10] : [])
    return { timeline, points: paid.reduce((sum, { points = 0 }) => sum + points, 0) }
  }

  test('whatever is tried one after the other, a report is what its timeline adds up to', async () => {
    let points = 0
    let reports = 0
    await fc.assert(
      fc.asyncProperty(fc.array(attempt, { minLength: 3, maxLength: 14 }), async (attempts) => {
        // A reporter has twenty reports a day.
        if (reports++ % 15 === 0) {
          reporter = await aPerson(staff[0]?.streetId ?? '')
          points = 0
        }
        const reportId = await aReport(reporter, categoryId)
        let landed = 0
        for (const each of attempts) {
          const answers = await make(reportId, each)
          for (const { status } of answers) expect([200, 409, 422]).toContain(status)
          for (const answer of answers) expect(answer).toEqual(answers[0])
          if (answers[0]?.status === 200) landed++
        }
        const { timeline, points: earned } = await agrees(reportId)
        expect(timeline).toHaveLength(landed + 1)
        points += earned
        expect(await sumOfEntries(reporter.memberId)).toEqual({ balance: points, held: 0 })
      }),
      { numRuns: runs(8, 40) },
    )
  })

  test('whatever is tried at the same time, exactly one move follows each version and none is lost or doubled', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(attempt, { minLength: 2, maxLength: 5 }), { minLength: 2, maxLength: 5 }),
        async (rounds) => {
          reporter = await aPerson(staff[0]?.streetId ?? '')
          const reportId = await aReport(reporter, categoryId)
          const versions: number[] = []
          for (const round of rounds) {
            const answers = await Promise.all(round.map((each) => make(reportId, each)))
            for (const tries of answers) {
              for (const { status } of tries) expect([200, 409, 422, 503]).toContain(status)
              const done = tries.filter(({ status }) => status === 200)
              for (const each of done) expect(each).toEqual(done[0])
              if (done[0]) versions.push(done[0].body.version)
            }
          }
          const { timeline, points } = await agrees(reportId)
          expect(versions.sort((a, b) => a - b)).toEqual(timeline.slice(1).map(({ seq }) => seq))
          expect(await sumOfEntries(reporter.memberId)).toEqual({ balance: points, held: 0 })
        },
      ),
      { numRuns: runs(6, 30) },
    )
  })
})
