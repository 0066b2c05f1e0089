import type { CountName } from '@functions/counters/names'
import { Profile } from '@functions/identity/entities'
import { grantsOf, headOf } from '@functions/identity/me'
import { unseal } from '@functions/platform/sealed/personal'
import { table } from '@functions/platform/store/table'
import { Term } from '@functions/terms/entities'
import { Fact } from '@functions/worklog/entities'
import { isActive } from '@shared/rules/duties/term'
import type { OrgKind } from '@shared/rules/people/orgs'
import { metresBetween } from '@shared/rules/place/geo'
import { sellsAt, windowStart } from '@shared/rules/points/voucher'
import { startOf } from '@shared/rules/time/day'
import { ScanCommand } from 'dynamodb-toolbox/table/actions/scan'
import { rebuildCounters } from '../../local/commands/rebuildCounters'
import { seed } from '../../local/seed/index'
import { inventPeople } from '../../local/seed/members'
import { DEMO_PERSONS } from '../../local/seed/persons'
import { DEMO_PLACES } from '../../local/seed/places'
import { randomFrom } from '../../local/seed/random'
import { call } from '../support/api'
import { aPossibleHistory } from '../support/possibleHistory'
import { all, demo, whole } from '../support/seeded'

/** Figures of the newspaper report that the demo data must reproduce from records. */
const FIGURES = {
  stations: 18,
  sharedShelves: 3,
  facilityKindsAtLeast: 10,
  merchantsAtLeast: 20,
  registered: 102,
  couriers: 81,
  drivers: 14,
  outlets: 10,
  surveyed: 95,
  invited: 7,
  unsurveyed: 14,
  partTimeGridWorkers: 21,
  advocates: 15,
  materialsAtLeast: 200,
  servicesAtLeast: 210,
} as const

/** The street was loaded some minutes before. */
const NOW = Date.now()

// The whole street is counted again while other files keep the machine busy.
jest.setTimeout(180_000)

const stationsOf = () => all((query) => call('stations', 'list', { streetId: 'qishan', ...query }))

describe('a history that can have happened', () => aPossibleHistory(NOW))

describe('figures', () => {
  test('18 stations, the hub first, three with a shared shelf, more than ten kinds of facility', async () => {
    const stations = await stationsOf()
    expect(stations).toHaveLength(FIGURES.stations)
    expect(stations[0]).toMatchObject({
      name: '烟小暖·暖新驿站',
      hub: true,
      address: expect.stringContaining('上乔西路'),
    })
    expect(stations.filter(({ sharedShelf }) => sharedShelf)).toHaveLength(FIGURES.sharedShelves)
    const kinds = new Set(stations.flatMap(({ facilities }) => facilities))
    expect(kinds.size).toBeGreaterThanOrEqual(FIGURES.facilityKindsAtLeast)
    const named = ['seat', 'airCon', 'power', 'water', 'shelter', 'books', 'phoneCharge'] as const
    for (const facility of named) expect(kinds).toContain(facility)
  })

  test('N6 one functional branch whose secretary is a post, one committee of four, an instructor for each enterprise', async () => {
    const admin = await demo('admin')
    if (!admin) throw new Error('no administrator')
    const listed = (kind: OrgKind) => all((query) => call('orgs', 'list', { kind, ...query }, admin))
    const functional = (await listed('branch')).filter((branch) => branch.functional)
    expect(functional).toHaveLength(1)
    const { body } = await call('orgs', 'posts', { orgId: functional[0]?.orgId ?? '' }, admin)
    expect(body.held).toMatchObject([{ post: 'secretary' }])
    const [committee, ...others] = await listed('committee')
    expect(others).toEqual([])
    expect(committee).toMatchObject({ name: '上乔西路暖新街区联合党委', lead: 'tashan' })
    expect(committee?.communities.toSorted()).toEqual(['qizhong', 'shangqiaoxi', 'siyanqiao', 'tashan'])
    const enterprises = await all((query) => call('orgs', 'instructed', query, admin))
    expect(enterprises.length).toBe((await listed('enterprise')).length)
    for (const { instructor } of enterprises) expect(instructor).toBeDefined()
    expect(enterprises.some(({ visitedThisMonth }) => visitedThisMonth)).toBe(true)
    expect(await listed('outlet')).toHaveLength(FIGURES.outlets)
  })

  test('the four communities of the joint committee are there', async () => {
    const { body } = await call('stations', 'street', { streetId: 'qishan' })
    const names = body.communities.map(({ name }) => name)
    for (const name of ['塔山', '奇中', '四眼桥', '上乔西路']) expect(names).toContain(`${name}社区`)
  })

  test('more than 20 shops, some with parking, and at any time of any day something that can be used at once', async () => {
    const admin = await demo('admin')
    const shops = await all((query) => call('meals', 'merchants', query, admin))
    expect(shops.length).toBeGreaterThanOrEqual(FIGURES.merchantsAtLeast)
    expect(shops.some(({ parking }) => parking)).toBe(true)
    const offers = await all((query) => call('meals', 'offers', query, admin))
    expect(new Set(offers.map(({ merchantId }) => merchantId)).size).toBe(shops.length)
    for (let day = 1; day <= 7; day++) {
      for (let minute = 0; minute < 1440; minute += 15) {
        const date = `2031-11-0${day}`
        const at = startOf(date) + minute * 60_000
        const usable = offers.filter((offer) => sellsAt(offer, at) && windowStart(offer, date) <= at)
        expect(usable.length).toBeGreaterThanOrEqual(3)
      }
    }
  })

  test('102 confirmed registrations; five wait, one was sent back', async () => {
    const admin = await demo('admin')
    const { body } = await call('stations', 'street', { streetId: 'qishan' })
    const lists = await Promise.all(
      body.communities.flatMap(({ communityId }) =>
        (['confirmed', 'pending', 'rejected'] as const).map((status) =>
          all((query) => call('identity', 'registrations', { communityId, status, ...query }, admin)),
        ),
      ),
    )
    const cards = lists.flat()
    const confirmed = cards.filter(({ status }) => status === 'confirmed')
    expect(confirmed).toHaveLength(FIGURES.registered)
    expect(cards.filter(({ status }) => status === 'pending')).toHaveLength(5)
    expect(cards.filter(({ status }) => status === 'rejected')).toHaveLength(1)
  })

  test('M5 three rounds of the survey; the third found 10 outlets, 81 couriers, 14 drivers, and both coverage lists page to the counts', async () => {
    const admin = await demo('admin')
    const rounds = (await call('survey', 'rounds', {}, admin)).body.items
    expect(rounds.map(({ round, state }) => [round, state])).toEqual([
      [3, 'closed'],
      [2, 'closed'],
      [1, 'closed'],
    ])
    const { outlets, couriers, drivers, surveyed, invited, unsurveyed } = FIGURES
    expect(rounds[0]).toMatchObject({ outlets, figures: { couriers, drivers, people: surveyed } })
    const places = await Promise.all(
      (['outlet', 'enterprise'] as const).map((kind) =>
        all((query) => call('survey', 'outlets', { round: 3, kind, ...query }, admin)),
      ),
    )
    const sum = (name: 'couriers' | 'drivers') =>
      places.flat().reduce((count, { figures }) => count + (figures?.[name] ?? 0), 0)
    expect([sum('couriers'), sum('drivers')]).toEqual([couriers, drivers])
    const toInvite = await all((query) => call('survey', 'invite', { round: 3, ...query, limit: 3 }, admin))
    expect(new Set(toInvite.map(({ ref }) => ref)).size).toBe(invited)
    const missed = await all((query) => call('survey', 'unsurveyed', { round: 3, ...query, limit: 7 }, admin))
    expect(new Set(missed.map(({ memberId }) => memberId)).size).toBe(unsurveyed)
    expect(surveyed - invited).toBe(FIGURES.registered - unsurveyed)
    const { body } = await call('insights', 'today', {}, admin)
    expect(body.facts.survey).toMatchObject({ round: 3, outlets, couriers, drivers, people: surveyed })
  })

  test('P3 21 part-time grid workers and 15 advocates are terms of registered workers, none of them staff; pages add up to what they did', async () => {
    const { Items: terms = [] } = await table.build(ScanCommand).entities(Term).options(whole).send()
    // Posts of organisations are held by others, too.
    const active = terms.filter(({ scope, ...term }) => scope === 'street' && isActive(term, NOW))
    const of = (post: string) => active.filter((term) => term.post === post)
    expect(of('partTimeGridWorker')).toHaveLength(FIGURES.partTimeGridWorkers)
    expect(of('advocate')).toHaveLength(FIGURES.advocates)
    expect(new Set(active.map(({ memberId }) => memberId)).size).toBe(active.length)
    const { Items: profiles = [] } = await table.build(ScanCommand).entities(Profile).options(whole).send()
    const known = new Map(profiles.map((profile) => [profile.memberId, profile]))
    for (const { memberId = '' } of active) {
      const profile = known.get(memberId)
      expect(profile?.status).toBe('confirmed')
      expect(profile?.grants.map(({ role }) => role)).toEqual(['worker'])
    }
    const admin = await demo('admin')
    const { body } = await call('stations', 'street', { streetId: 'qishan' })
    const sumOf = async (categoryId: string) => {
      const pages = body.communities.map(({ communityId }) =>
        all((query) => call('worklog', 'entries', { communityId, categoryId, ...query }, admin)),
      )
      const entries = (await Promise.all(pages)).flat()
      return { entries, sum: entries.reduce((sum, { quantity }) => sum + quantity, 0) }
    }
    const [materials, services] = [await sumOf('served-material'), await sumOf('served-service')]
    expect(materials.sum).toBeGreaterThanOrEqual(FIGURES.materialsAtLeast)
    expect(services.sum).toBeGreaterThanOrEqual(FIGURES.servicesAtLeast)
    const { Items: facts = [] } = await table.build(ScanCommand).entities(Fact).options(whole).send()
    const byTerm = new Map(active.map((term) => [term.id, term]))
    for (const { termId, by, at, day } of facts.filter((fact) => fact.termId !== undefined)) {
      const term = byTerm.get(termId ?? '')
      expect(term?.memberId).toBe(by)
      expect(at).toBeGreaterThan(term?.acceptedAt ?? Number.POSITIVE_INFINITY)
      expect(at).toBeLessThanOrEqual(NOW)
      expect(day >= (term?.from ?? '') && day <= (term?.to ?? '')).toBe(true)
    }
  })

  test('counted from the records, the dashboard shows them, and today is alive', async () => {
    expect(await rebuildCounters({ streetId: 'qishan' })).toEqual([])
    const { body } = await call('insights', 'today', {}, await demo('admin'))
    expect(body.facts).toMatchObject({ stations: FIGURES.stations, sharedShelves: FIGURES.sharedShelves })
    expect(body.facts.merchants).toBeGreaterThanOrEqual(FIGURES.merchantsAtLeast)
    expect(body.total).toMatchObject({ confirmed: FIGURES.registered, registrations: FIGURES.registered + 6 })
    const alive: CountName[] = [
      'registrations',
      'checkins',
      'reports',
      'resolved',
      'vouchers',
      'redeemed',
      'pointsEarned',
    ]
    for (const name of alive) expect(body.today[name]).toBeGreaterThan(0)
    expect(body.communities).toHaveLength(7)
    for (const { total } of body.communities) expect(total.checkins).toBeGreaterThan(0)
  })
})

describe('people', () => {
  test('every demo person can be found by the openid WeChat will give; the newcomer is unknown', async () => {
    for (const { key, role, name, streetId } of DEMO_PERSONS) {
      const person = await demo(key, streetId)
      if (role === 'newcomer') {
        expect(person).toBeUndefined()
        continue
      }
      const { profile } = await headOf(person?.memberId ?? '')
      expect(await unseal(profile.nameSealed ?? '', `name:${profile.memberId}`)).toBe(name)
      const roles = grantsOf(profile).map((grant) => grant.role)
      if (role === 'pending' || role === 'rejected') expect(profile).toMatchObject({ status: role, grants: [] })
      else expect(roles).toEqual([role])
    }
    const [clerk, other] = [await demo('clerk-1'), await demo('clerk-2')]
    expect(clerk?.grants).toEqual([{ ...other?.grants[0], owner: true }])
    const { body } = await call('meals', 'redemptions', { limit: 20 }, clerk)
    expect(body.items.length).toBeGreaterThan(0)
  })

  test('the rider has points, a voucher to use, a repair to confirm, and a seventh day ahead', async () => {
    const rider = await demo('rider')
    const { account } = await headOf(rider?.memberId ?? '')
    expect(account.available).toBeGreaterThan(60)
    const kinds = Object.values(account.tasks).map(({ kind }) => kind)
    expect(kinds.sort()).toEqual(['confirmReport', 'voucher'])
    expect(account.checkin).toMatchObject({ streak: 6 })
    const { body } = await call('meals', 'vouchers', { limit: 20 }, rider)
    expect(body.items[0]).toMatchObject({ state: 'issued', merchantId: 'xiaonuan-noodle' })
  })

  test('photos of a report open by their links', async () => {
    const rider = await demo('rider')
    const { body: mine } = await call('reports', 'mine', { limit: 20 }, rider)
    const report = mine.items.find(({ status }) => status === 'resolved')
    const { body } = await call('reports', 'get', { reportId: report?.reportId ?? '' }, rider)
    expect((await fetch(report?.thumbUrl ?? '')).status).toBe(200)
    const photos = [...body.photos, ...body.timeline.flatMap((entry) => entry.photos)]
    expect(photos.length).toBeGreaterThanOrEqual(2)
    for (const { url, thumbUrl } of photos) {
      const [photo, tile] = [await fetch(url), await fetch(thumbUrl)]
      expect([photo.status, photo.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
      expect(tile.status).toBe(200)
    }
  })

  test('the places people can pretend to be at are where their names say', async () => {
    const hub = (await stationsOf()).find((station) => station.hub)
    const metres = (key: string) => {
      const there = DEMO_PLACES.find((each) => each.key === key)
      if (!there || !hub) throw new Error(key)
      return metresBetween(there, hub.location)
    }
    expect(metres('hub')).toBeLessThan(hub?.radiusMetres ?? 0)
    expect(Math.abs(metres('near-hub') - 300)).toBeLessThan(10)
    expect(metres('far')).toBeGreaterThan(4000)
  })
})

test('a second load changes nothing', async () => {
  expect(await seed()).toEqual({ streetId: 'qishan', items: 0, photos: 0 })
})

test('the same moment gives the same people', () => {
  expect(inventPeople(randomFrom(7), NOW)).toEqual(inventPeople(randomFrom(7), NOW))
})

test('demo people stay out of a real street', async () => {
  process.env.STAGE = 'prod'
  try {
    await expect(seed()).rejects.toThrow('local stage only')
  } finally {
    process.env.STAGE = 'local'
  }
})
