import { decidedUntil, VISIT_LIMITS, visitsFrom } from '@shared/rules/people/instructing'
import { addDays, type Day, startOf } from '@shared/rules/time/day'
import fc from 'fast-check'
import { becomes, dueOf, newDuty, type OrgDutyItem, visitedOn } from './duty'

const FIRST: Day = '2031-11-20'
const day = fc.nat(400).map((count) => addDays(FIRST, count))
const acts = fc.array(
  fc.oneof(
    fc.record({ act: fc.constant('visit' as const), day }),
    fc.record({ act: fc.constant('pass' as const), to: fc.constantFrom('a', 'b', 'c') }),
    fc.record({ act: fc.constant('stop' as const) }),
    fc.record({ act: fc.constant('settle' as const), outcome: fc.constantFrom('done' as const, 'skipped' as const) }),
  ),
  { maxLength: 30 },
)
const by = { by: 'x', at: startOf(FIRST) }
const given = { id: 'd', streetId: 's', orgId: 'o', title: 't', ownerId: 'a', ownerLabel: 'A', ...by }

/** Where it has to stand: among its owner's by what is due, else among what is over; nowhere when it is nobody's. */
function standsRight(duty: OrgDutyItem) {
  const { queuePk, queueSk, ownerId } = duty
  const due = dueOf(duty)
  if (ownerId === undefined) return expect([queuePk, queueSk]).toEqual([undefined, undefined])
  expect(queuePk).toBe(`${due === undefined ? 'SETTLEDORGDUTIES' : 'ORGDUTIES'}#s#${ownerId}`)
  if (due !== undefined) expect(queueSk).toBe(`${due}#d`)
}

test.each(['visit', 'decision'] as const)(
  'whatever happens to a %s, it stands where its owner looks, and ends once',
  (kind) => {
    const plan = kind === 'visit' ? visitsFrom(FIRST) : decidedUntil(FIRST, addDays(FIRST, 30))
    fc.assert(
      fc.property(acts, (all) => {
        let duty = newDuty({ ...given, kind, plan })
        standsRight(duty)
        let visits = 0
        let ended: string | undefined
        for (const each of all) {
          const { version, outcome } = duty
          if (each.act === 'visit' && kind === 'visit') {
            visits++
            const visit = { id: String(visits), day: each.day, byLabel: 'A' }
            duty = becomes(duty, { ...visitedOn(duty, visit), ...by })
          } else if (each.act === 'pass') duty = becomes(duty, { ownerId: each.to, ownerLabel: each.to, ...by })
          else if (each.act === 'stop') duty = becomes(duty, { ownerId: undefined, ownerLabel: undefined, ...by })
          // What refuses a second end is the use case; the rule here is that it is asked only once.
          else if (each.act === 'settle' && kind === 'decision' && outcome === undefined) {
            duty = becomes(duty, { outcome: each.outcome, ...by })
            ended = each.outcome
          } else continue
          expect(duty.version).toBe(version + 1)
          expect(duty.outcome).toBe(ended)
          standsRight(duty)
        }
        expect(duty.visits).toHaveLength(Math.min(visits, VISIT_LIMITS.shown))
        expect(duty.visits.map((visit) => visit.day)).toEqual(duty.visits.map((visit) => visit.day).toSorted())
      }),
      { numRuns: 200 },
    )
  },
)

test('a visit settles its month whoever made it, and a month without one is missed', () => {
  const duty = newDuty({ ...given, kind: 'visit', plan: visitsFrom('2031-12-01'), at: startOf('2031-12-01') })
  expect(dueOf(duty)).toBe('2031-12-31')
  const visited = becomes(duty, { ...visitedOn(duty, { id: '1', day: '2031-12-03', byLabel: 'A' }), ...by })
  expect(dueOf(visited)).toBe('2032-01-31')
  expect(dueOf(becomes(visited, { ownerId: 'b', ownerLabel: 'B', ...by }))).toBe('2032-01-31')
})
