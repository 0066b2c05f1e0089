import { Profile } from '@functions/identity/entities'
import { ClerkTeam } from '@functions/meals/shops/clerkEntities'
import { Org, orgPlace } from '@functions/orgs/entities'
import { forgetAll } from '@functions/platform/cache'
import { ReplyTemplate } from '@functions/reports/deskEntities'
import { makeSetupCode } from '@functions/setup/claim'
import { Street } from '@functions/stations/entities'
import { SurveyRound } from '@functions/survey/entities'
import { MemberPosts } from '@functions/terms/entities'
import { MOST_POSTS } from '@functions/terms/taken'
import { PAIR_LIMITS } from '@shared/rules/duties/pairs'
import { LIST_LIMITS } from '@shared/rules/duties/serviceList'
import { ORG_LIMITS } from '@shared/rules/people/orgs'
import { CLERK_LIMITS } from '@shared/rules/points/clerks'
import { TEMPLATE_LIMITS } from '@shared/rules/reports/replyTemplate'
import { addDays, dayOf, startOf } from '@shared/rules/time/day'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { $set, UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { writeAll } from '../../local/seed/writer'
import { digitsAt, manyActivities } from '../support/activities'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet, CENTER } from '../support/factories'
import { aMerchant, shifted } from '../support/meals'
import { aGridWorker, aPairOf } from '../support/pairs'
import { aNewcomer } from '../support/registrations'
import { aCategory, aReport, handled } from '../support/reports'

/** A write, what happens after it that would refuse it by now, and when it is sent the first time and again. */
interface Repeated {
  send: () => Promise<{ status: number; body: object }>
  meanwhile?: () => Promise<unknown>
  /** Milliseconds from now. */
  first?: number
  again?: number
}

const DAY_MS = 86_400_000

let streetId: string
let admin: Person

beforeEach(async () => {
  forgetAll()
  ;({ streetId } = await aStreet())
  admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
})

const templatesFull = () =>
  Promise.all(
    Array.from({ length: TEMPLATE_LIMITS.perStreet }, () =>
      ReplyTemplate.build(PutItemCommand)
        .item({ streetId, ...wordsOf(anId()), version: 1 })
        .send(),
    ),
  )
const wordsOf = (templateId: string) =>
  ({ templateId, title: '已派人', text: '已派人去看', move: 'accept', active: true }) as const
const enoughOrgs = () =>
  writeAll(
    Array.from({ length: ORG_LIMITS.ofKind }, () => {
      const org = { orgId: anId(), streetId, kind: 'unit' as const, name: '样板单位', active: true, communities: [] }
      const made = { hash: 'seed', version: 1, past: [], made: [], by: admin.memberId, byLabel: '样*', at: 0 }
      return Org.build(BatchPutRequest).item({ ...org, ...made, ...orgPlace(org) })
    }),
  )
const REACHED = { result: 'reached', medium: 'call' } as const
const SERVICE = { communityId: 'east', title: '义诊', target: '小哥', place: '党群服务中心' } as const
async function aList() {
  const org = { kind: 'committee' as const, name: '联合党委', communities: ['east', 'west'], lead: 'east' }
  const { body } = await call('orgs', 'add', { id: anId(), ...org }, admin)
  const at = { committeeId: body.orgId, month: dayOf(Date.now()).slice(0, 7) }
  await call('servicelists', 'draft', { ...at, id: anId() }, admin)
  return at
}
const aTemplate = () => ({ id: anId(), version: 0, ...wordsOf(anId()) })

const WRITES: Record<string, () => Promise<Repeated>> = {
  'a table is begun to be brought in, and its round is closed by now': async () => {
    const at = Date.now()
    const round = {
      ...{ streetId, round: 1, id: anId(), hash: 'h', name: '三找三亮', from: '2031-11-01', to: '2031-11-30' },
      ...{ owners: [], importing: 0, made: [], version: 1, by: admin.memberId, at, movedAt: at },
    }
    const kept = (state: 'open' | 'closed') =>
      SurveyRound.build(PutItemCommand)
        .item({ ...round, state })
        .send()
    await kept('open')
    const input = { id: anId(), round: 1, total: 1, columns: { name: 0, phone: 1, outlet: 2 } }
    return { send: () => call('survey', 'startImport', input, admin), meanwhile: () => kept('closed') }
  },
  'the last place of an activity is taken, and sign-up is over by now': async () => {
    const [activityId = ''] = await manyActivities(admin, 1, { capacity: 1 })
    const worker = await aPerson(streetId)
    const input = { activityId, id: anId(), adults: 0, children: [] }
    return {
      send: () => call('activities', 'signUp', input, worker),
      meanwhile: () => call('activities', 'cancel', { activityId, id: anId(), reason: '天气不好' }, admin),
    }
  },
  'a worker comes in, and the digits are old by now': async () => {
    const starts = Date.now() + 1_800_000
    const [activityId = ''] = await manyActivities(admin, 1, { starts, ends: starts + 3_600_000, walkIns: true })
    const worker = await aPerson(streetId)
    const input = { activityId, id: anId(), code: await digitsAt(admin, activityId) }
    return { send: () => call('activities', 'comeIn', input, worker), again: 20 * 3_600_000 }
  },
  'an organisation is written down, and there are enough by now': async () => {
    const input = { id: anId(), kind: 'unit' as const, name: '样板单位', communities: [] }
    return { send: () => call('orgs', 'add', input, admin), meanwhile: () => enoughOrgs() }
  },
  'a worker is offered a post, declines it, and holds as many as may be by now': async () => {
    const worker = await aPerson(streetId)
    const today = dayOf(Date.now())
    const term = { memberId: worker.memberId, post: 'advocate' as const, from: today, to: addDays(today, 99) }
    const input = { id: anId(), ...term, adult: true }
    const full = Array.from({ length: MOST_POSTS }, () => ({ ...term, termId: anId(), scope: anId(), post: 'member' }))
    return {
      send: async () => {
        const { status, body } = await call('terms', 'appoint', input, admin)
        const { state: _, declinedAt: __, ...offered } = body
        return { status, body: offered }
      },
      meanwhile: async () => {
        await call('terms', 'decline', { termId: input.id, id: anId() }, worker)
        await MemberPosts.build(UpdateItemCommand)
          .item({ memberId: worker.memberId, version: 9, posts: $set(full as never) })
          .send()
      },
    }
  },
  'the last certificate of a term is made, and there are enough by now': async () => {
    const worker = await aPerson(streetId)
    const today = dayOf(Date.now())
    const offer = { memberId: worker.memberId, post: 'advocate' as const, from: today, to: addDays(today, 99) }
    const { body } = await call('terms', 'appoint', { id: anId(), ...offer, adult: true }, admin)
    const { termId } = body
    await call('terms', 'accept', { termId, id: anId() }, worker)
    const certify = (id: string) => call('terms', 'certify', { termId, id }, worker)
    for (let made = 1; made < 20; made++) await certify(anId())
    const id = anId()
    return {
      send: () => certify(id),
      meanwhile: async () => expect((await certify(anId())).body.code).toBe('CERTIFICATES_FULL'),
    }
  },
  'a worker’s visit is logged, and the week is full by now': async () => {
    const [worker, east] = [await aPerson(streetId), await aGridWorker(streetId)]
    const log = (id: string) =>
      call('pairs', 'log', { ...{ memberId: worker.memberId, id, day: dayOf(Date.now()) }, ...REACHED }, east)
    for (let made = 1; made < PAIR_LIMITS.contactsAWeek; made++) await log(anId())
    const id = anId()
    return {
      send: async () => {
        const { status, body } = await log(id)
        return { status, body: body.contact }
      },
      meanwhile: async () => expect((await log(anId())).body.code).toBe('CONTACTS_FULL'),
    }
  },
  'a worker is given a contact person, whose role is over by now': async () => {
    const [worker, east] = [await aPerson(streetId), await aGridWorker(streetId)]
    const input = { memberId: worker.memberId, id: anId(), staffId: east.memberId }
    return {
      send: async () => {
        const { status, body } = await call('pairs', 'assign', input, admin)
        return { status, body: { memberId: body.memberId, staffId: body.staffId } }
      },
      meanwhile: () =>
        Profile.build(UpdateItemCommand)
          .item({ memberId: east.memberId, grants: $set([{ role: 'worker' as const }]) })
          .send(),
    }
  },
  'an order for many pairs is given, and nobody fits it by now': async () => {
    const [worker, east] = [await aPairOf(streetId, undefined), await aGridWorker(streetId)]
    const filter = { communityId: 'east', whose: 'unpaired' as const }
    const input = { id: anId(), of: { by: 'filter' as const, filter, expected: 9 }, staffId: east.memberId }
    const given = { memberId: worker.memberId, id: anId(), staffId: east.memberId }
    return {
      send: async () => {
        const { status, body } = await call('pairs', 'startOrder', input, admin)
        return { status, body: { orderId: body.orderId, total: body.total } }
      },
      meanwhile: async () => expect((await call('pairs', 'assign', given, admin)).status).toBe(200),
    }
  },
  'the last item of a list is added, and the list is full and published by now': async () => {
    const at = await aList()
    const add = (id: string) => call('servicelists', 'add', { ...at, id, ...SERVICE }, admin)
    for (let made = 1; made < LIST_LIMITS.items; made++) await add(anId())
    const id = anId()
    return {
      send: () => add(id),
      meanwhile: async () => expect((await add(anId())).body.code).toBe('LIST_FULL'),
    }
  },
  'an item is taken out of a draft, which is published by now': async () => {
    const at = await aList()
    const ids = [anId(), anId()]
    for (const id of ids) await call('servicelists', 'add', { ...at, id, ...SERVICE }, admin)
    const input = { ...at, itemId: ids[0] ?? '', id: anId() }
    return {
      send: () => call('servicelists', 'remove', input, admin),
      meanwhile: async () => {
        const { body } = await call('servicelists', 'list', at, admin)
        const sent = { ...at, id: anId(), version: body.version }
        expect((await call('servicelists', 'publish', sent, admin)).status).toBe(200)
      },
    }
  },
  'a post is given, and its organisation is closed by now': async () => {
    const { body } = await call('orgs', 'add', { id: anId(), kind: 'branch', name: '样板支部', communities: [] }, admin)
    const { memberId } = await aPerson(streetId)
    const today = dayOf(Date.now())
    const term = { post: 'secretary' as const, memberId, from: today, to: addDays(today, 300) }
    const input = { orgId: body.orgId, id: anId(), ...term }
    return {
      send: () => call('orgs', 'appoint', input, admin),
      meanwhile: () => Org.build(UpdateItemCommand).item({ orgId: body.orgId, active: false }).send(),
    }
  },
  'a clerk is invited, and the shop is full by now': async () => {
    const merchantId = await aMerchant(streetId)
    const input = { merchantId, id: anId(), owner: false }
    const people = CLERK_LIMITS.perShop
    return {
      send: () => call('shops', 'inviteClerk', input, admin),
      meanwhile: () => ClerkTeam.build(PutItemCommand).item({ streetId, merchantId, people, owners: 1 }).send(),
    }
  },
  'a template is written, and there are enough by now': async () => {
    const input = aTemplate()
    return { send: () => call('reports', 'saveTemplate', input, admin), meanwhile: templatesFull }
  },
  'the street is saved, and a colleague added a community by now': async () => {
    const { version, center, reachMetres, ...street } = (await call('setup', 'street', {}, admin)).body
    const input = { id: anId(), version, ...street, hotline: '0535-0000009' }
    const north = { communityId: 'north', name: '北社区', center: CENTER }
    const more = { ...input, id: anId(), version: version + 1, communities: [...street.communities, north] }
    const second = await aPerson(streetId, { grants: [{ role: 'admin' }] })
    return {
      send: () => call('setup', 'saveStreet', input, admin),
      meanwhile: async () => {
        const { status } = await call('setup', 'saveStreet', more, second)
        if (status !== 200) throw new Error(`${status}`)
      },
    }
  },
  'the setup code is typed, and its time is over by now': async () => {
    const [{ code }, person] = [await makeSetupCode(streetId), await aPerson(streetId)]
    const last = 3 * DAY_MS - 60_000
    const id = await shifted(last, async () => anId())
    return {
      send: () => call('setup', 'claim', { id, code }, person),
      // Their phone got a new token with the role.
      meanwhile: async () => {
        person.epoch += 1
      },
      first: last,
      again: last + 120_000,
    }
  },
  'a deletion is ordered, and its person got a role by now': async () => {
    const person = await aNewcomer(streetId)
    const { memberId } = person
    const input = { id: anId(), because: 'wish' as const }
    const grants = [{ role: 'admin' as const }]
    return {
      send: async () => {
        const { status, body } = await call('privacy', 'orderDeletion', input, person)
        const { state, receiptId } = body
        return { status, body: { state, receiptId } }
      },
      meanwhile: () =>
        Profile.build(UpdateItemCommand)
          .item({ memberId, grants: $set(grants) })
          .send(),
    }
  },
  'a report is handed over, and is another team’s by now': async () => {
    const [worker, east] = [
      await aPerson(streetId),
      await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['east'] }] }),
    ]
    const reportId = await aReport(worker, await aCategory(streetId))
    const id = anId()
    return { send: () => handled(east, reportId, { id, move: 'handOver', teamId: 'west' }) }
  },
  'a rule that needs two is proposed before midnight, and its first day is too soon by now': async () => {
    const midnight = startOf(addDays(dayOf(Date.now()), 1)) - Date.now()
    const firstDay = addDays(dayOf(Date.now()), 1)
    const first = midnight - 600_000
    const id = await shifted(first, async () => anId())
    const input = { id, reason: 'checkin' as const, amount: 300, firstDay, note: '新规则' }
    await Street.build(UpdateItemCommand).item({ streetId, secondPersonAbove: 100 }).send()
    return {
      send: () => call('points', 'changeRule', input, admin),
      meanwhile: () => Street.build(UpdateItemCommand).item({ streetId, secondPersonAbove: 900 }).send(),
      first,
      again: midnight + 60_000,
    }
  },
}

test.each(Object.entries(WRITES))('%s: sent again it gets its first answer', async (_, prepare) => {
  const { send, meanwhile, first = 0, again = first } = await prepare()
  const told = await shifted(first, send)
  expect([200, 201, 202]).toContain(told.status)
  await shifted(first, async () => meanwhile?.())
  expect(await shifted(again, send)).toEqual(told)
})

test('a list is full as it stands, not as a cache remembers it', async () => {
  await call('reports', 'templates', {}, admin)
  await templatesFull()
  const { status, body } = await call('reports', 'saveTemplate', aTemplate(), admin)
  expect({ status, code: body.code }).toEqual({ status: 400, code: 'INVALID_INPUT' })
})
