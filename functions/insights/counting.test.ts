import { grouped } from '@functions/counters/count'
import { recordKeyOf, tally } from '@functions/counters/tally'
import { ulid } from 'ulid'
import { countsOf } from './counting'

/** 2026-11-23 23:59:59 in Shanghai. */
const at = Date.UTC(2026, 10, 23, 15, 59, 59)
const place = { streetId: 'street', communityId: 'east', memberId: 'm1', at }
const namesOf = (image: Record<string, unknown>) =>
  countsOf({ ...place, ...image }).map(({ name, by }) => `${name}+${by}`)

test('each record that counts raises its day and the total of its community, by the Shanghai day', () => {
  const [today, total, station] = countsOf({ ...place, _et: 'checkin', stationId: 's1' })
  expect(today).toEqual({ scope: 'street', bucket: 'DAY#2026-11-23#east', name: 'checkins', by: 1 })
  expect(total).toEqual({ scope: 'street', bucket: 'TOTAL#east', name: 'checkins', by: 1 })
  expect(station).toEqual({ scope: 'street#s1', bucket: 'DAY#2026-11-23', name: 'checkins', by: 1 })
  const [midnight] = countsOf({ ...place, at: at + 1000, _et: 'checkin', stationId: 's1' })
  expect(midnight?.bucket).toBe('DAY#2026-11-24#east')
})

test.each([
  [
    { _et: 'entry', kind: 'earn', reason: 'checkin', amount: 2 },
    ['pointsEarned+2', 'pointsEarned+2', 'pointsEarned+2'],
  ],
  [{ _et: 'entry', kind: 'reverse', reason: 'earnReversed', amount: 2 }, ['pointsEarned+-2']],
  [{ _et: 'entry', kind: 'restore', reason: 'expiryUndone', amount: 2 }, []],
  [{ _et: 'entry', kind: 'earn', reason: 'checkin', amount: 0 }, []],
  [{ _et: 'entry', kind: 'hold', reason: 'mealHold', amount: 12 }, ['vouchers+1', 'vouchers+1']],
  [
    { _et: 'entry', kind: 'post', reason: 'mealPost', amount: 12 },
    ['redeemed+1', 'redeemed+1', 'pointsSpent+12', 'pointsSpent+12'],
  ],
  [
    { _et: 'entry', kind: 'unpost', reason: 'mealUnpost', amount: 12 },
    ['redeemed+-1', 'redeemed+-1', 'pointsSpent+-12', 'pointsSpent+-12'],
  ],
  [{ _et: 'entry', kind: 'release', reason: 'mealRelease', amount: 12 }, []],
  [{ _et: 'reportEvent', move: 'submit', to: 'submitted' }, ['reports+1', 'reports+1', 'submitted+1', 'submitted+1']],
  [
    { _et: 'reportEvent', move: 'resolve', from: 'inProgress', to: 'resolved' },
    ['resolved+1', 'resolved+1', 'resolved+1', 'inProgress+-1', 'resolved+1'],
  ],
  [
    { _et: 'reportEvent', move: 'confirm', from: 'resolved', to: 'closed' },
    ['closed+1', 'closed+1', 'confirmed+1', 'resolved+-1', 'closed+1'],
  ],
  [
    { _et: 'reportEvent', move: 'close', from: 'resolved', to: 'closed' },
    ['closed+1', 'closed+1', 'closedAlone+1', 'resolved+-1', 'closed+1'],
  ],
  [
    { _et: 'reportEvent', move: 'accept', from: 'submitted', to: 'accepted' },
    ['accepted+1', 'submitted+-1', 'accepted+1'],
  ],
  [{ _et: 'reportEvent', move: 'ask', from: 'accepted', to: 'accepted' }, []],
  [{ _et: 'audit', action: 'registrationSubmitted' }, ['registrations+1', 'registrations+1']],
  [{ _et: 'audit', action: 'registrationConfirmed' }, ['confirmed+1', 'confirmed+1']],
  [{ _et: 'audit', action: 'registrationRejected' }, []],
  [{ _et: 'audit', action: 'registrationTakenBack' }, ['confirmed+-1', 'confirmed+-1']],
  [{ _et: 'audit', action: 'contactRevealed' }, []],
  [{ _et: 'account' }, []],
])('%j counts %j', (image, expected) => {
  expect(namesOf(image)).toEqual(expected)
})

test('a meal that is taken back is taken off the day it was handed out, and off its shop’s month', () => {
  const reverses = ulid(at - 3 * 86_400_000)
  const entry = {
    ...place,
    at,
    _et: 'entry',
    kind: 'unpost',
    reason: 'mealUnpost',
    amount: 12,
    memberId: 'm',
    reverses,
  }
  expect(countsOf(entry)[0]).toMatchObject({ bucket: 'DAY#2026-11-20#east', name: 'redeemed', by: -1 })
  const record = { _et: 'redemption', streetId: 's', merchantId: 'm1', day: '2026-11-20', pricePoints: 12 }
  expect(countsOf({ ...record, outcome: 'annulled' }).map(({ name, by }) => `${name} ${by}`)).toEqual([
    'redeemed -1',
    'pointsSpent -12',
  ])
})

test('points count for the month of Shanghai in which they were earned, and are taken back from that month', () => {
  const entry = { ...place, _et: 'entry', kind: 'earn', reason: 'checkin', amount: 2 }
  const newYear = Date.UTC(2026, 11, 31, 16)
  const monthOf = (image: object) => countsOf({ ...entry, ...image }).at(-1)
  const inDecember = { scope: 'street#member#m1', bucket: 'MONTH#2026-12', name: 'pointsEarned', by: 2 }
  expect(monthOf({ at: newYear - 1 })).toEqual(inDecember)
  expect(monthOf({ at: newYear })).toMatchObject({ bucket: 'MONTH#2027-01' })
  const back = { kind: 'reverse', reason: 'earnReversed', at: newYear, earnedAt: newYear - 1 }
  expect(monthOf(back)).toEqual({ ...inDecember, by: -2 })
})

test('a move of a report counts in the month it was made in, for its community and its category, with how long it took', () => {
  const entry = {
    ...place,
    _et: 'reportEvent',
    move: 'resolve',
    from: 'inProgress',
    to: 'resolved',
    categoryId: 'road',
  }
  const counts = countsOf({ ...entry, firstResponseMs: 0, resolutionMs: 6 * 60_000 })
  const ofMonth = counts.filter(({ bucket }) => bucket.startsWith('MONTH#'))
  const names = ['resolved', 'response0', 'resolution1']
  expect(ofMonth).toEqual(
    ['C#east', 'K#road'].flatMap((id) =>
      names.map((name) => ({ scope: 'street#reports', bucket: `MONTH#2026-11#${id}`, name, by: 1 })),
    ),
  )
  const december = countsOf({ ...entry, at: Date.UTC(2026, 10, 30, 16) }).map(({ bucket }) => bucket)
  expect(december).toContain('MONTH#2026-12#K#road')
})

test('a hand-over takes a report from where it stood and puts it where it stands', () => {
  const entry = { ...place, _et: 'reportEvent', move: 'handOver', from: 'assigned', to: 'accepted' }
  const now = { scope: 'street#reports', by: 1 }
  expect(countsOf({ ...entry, fromCommunityId: 'west' })).toEqual([
    { ...now, bucket: 'NOW#west', name: 'assigned', by: -1 },
    { ...now, bucket: 'NOW#east', name: 'accepted' },
  ])
  // What nobody had accepted stays so in other hands: only the community changes.
  expect(countsOf({ ...entry, from: 'submitted', to: 'submitted', fromCommunityId: 'west' })).toHaveLength(2)
  expect(countsOf({ ...entry, from: 'submitted', to: 'submitted', fromCommunityId: 'east' })).toEqual([])
})

test('only an insertion counts: a change, a removal and an expiry do not', () => {
  const image = { ...place, _et: 'checkin', stationId: 's1' }
  expect(countsOf(image, image)).toEqual([])
  expect(countsOf(undefined, image)).toEqual([])
})

test('a record that lacks what is counted by is an error, not a zero', () => {
  expect(() => countsOf({ ...place, at: 'yesterday', _et: 'checkin', stationId: 's1' })).toThrow()
})

test('groups of records fit a transaction, whole and in order', () => {
  const records = Array.from({ length: 250 }, (_, n) => ({
    recordKey: recordKeyOf({ pk: 'p', sk: String(n) }),
    counts: countsOf({ ...place, communityId: `c${n % 40}`, _et: 'checkin', stationId: `s${n}` }),
  }))
  const groups = grouped(records)
  expect(groups.flat()).toEqual(records)
  for (const group of groups) {
    expect(group.length + tally(group.flatMap(({ counts }) => counts)).size).toBeLessThanOrEqual(100)
  }
})
