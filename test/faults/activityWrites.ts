import { activityPartition } from '@functions/activities/entities'
import { dayOf } from '@shared/rules/time/day'
import { allItems } from '../../local/commands/onTable'
import { anActivity, digitsAt, HOUR, MINUTE, saved, signedUp, words } from '../support/activities'
import { anId, call, type Person } from '../support/api'
import { aPerson } from '../support/factories'
import { accountOf } from '../support/ledger'
import { shifted } from '../support/meals'
import { anOrg } from '../support/orgs'
import type { FaultyWrite, Scenario } from './writes'

/** Words that change from one scenario to the next, and moments. */
const VOLATILE =
  /^(at|lateAt|cancelledAt|changedAt|publishedAt|openedAt|in|out|id|pk|sk|.*Pk|.*Sk|hash|made|.*Id|by|starts|ends|opens|closesAt|expiresAt|offerUntil|until)$/

/** What stands in the table of an activity and its sign-ups, without what is another one's in each scenario. */
async function kept(activityId: string): Promise<object[]> {
  const found: object[] = []
  for await (const item of allItems()) {
    const isOf = item.pk === activityPartition(activityId) || item.activityId === activityId
    if (isOf) found.push(steady(item))
  }
  return found.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}

function steady(value: object): object {
  const fields = Object.entries(value).filter(([name]) => !VOLATILE.test(name))
  return Object.fromEntries(
    fields.map(([name, field]) => [
      name,
      typeof field === 'object' && field !== null && !Array.isArray(field) ? steady(field) : field,
    ]),
  )
}

/** WeChat looks through what is published: it has to know who does that. */
let seen: (person: Person) => Promise<unknown> = () => Promise.resolve()
export const withWechat = (wechat: { seen: typeof seen }): void => {
  seen = wechat.seen
}

interface Cast {
  admin: Person
  staff: Person
  worker: Person
  activityId: string
}

/** Somebody of each kind and an activity whose door is open. */
async function cast(streetId: string, given: Parameters<typeof anActivity>[1] = {}): Promise<Cast> {
  const admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
  await seen(admin)
  const staff = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['east'] }] })
  const starts = Math.floor(Date.now() / MINUTE) * MINUTE + 30 * MINUTE
  const activityId = await anActivity(admin, { starts, ends: starts + HOUR, ...given })
  return { admin, staff, worker: await aPerson(streetId), activityId }
}

const of = ({ worker, activityId }: Cast, send: Scenario['send'], mark = activityId): Scenario => ({
  streetId: worker.streetId,
  mark,
  send,
  effect: async () => {
    const { balance, entries } = await accountOf(worker.memberId)
    return { account: { balance, entries }, kept: await kept(activityId) }
  },
})

const service = { kind: 'volunteer' as const, mode: 'inOut' as const }

/** Somebody who is in, by the digits of a moment. */
async function isIn({ worker, staff, activityId }: Cast) {
  await signedUp(worker, activityId)
  const door = { code: await digitsAt(staff, activityId), claimedAt: Date.now() }
  return { ...door, comeIn: () => call('activities', 'comeIn', { activityId, id: anId(), ...door }, worker) }
}

const reason = '现场还坐得下'

/** What is written about activities. */
export const ACTIVITY_WRITES: Record<string, FaultyWrite> = {
  'a sign-up': {
    route: 'activities.signUp',
    prepare: async (streetId) => {
      const all = await cast(streetId, { capacity: 2 })
      const input = { id: anId(), adults: 0, children: [] }
      return of(all, () => signedUp(all.worker, all.activityId, input))
    },
  },
  'a place in the queue': {
    route: 'activities.signUp',
    prepare: async (streetId) => {
      const all = await cast(streetId, { capacity: 1 })
      await signedUp(await aPerson(streetId), all.activityId)
      const input = { id: anId() }
      return of(all, () => signedUp(all.worker, all.activityId, input))
    },
  },
  'a place that is given up, and goes on': {
    route: 'activities.leave',
    prepare: async (streetId) => {
      const all = await cast(streetId, { capacity: 1 })
      const { activityId, worker } = all
      await signedUp(worker, activityId)
      await signedUp(await aPerson(streetId), activityId)
      const input = { activityId, id: anId() }
      return of(all, () => call('activities', 'leave', input, worker))
    },
  },
  'a place that was kept': {
    route: 'activities.accept',
    prepare: async (streetId) => {
      const all = await cast(streetId, { capacity: 1 })
      const { activityId, worker } = all
      const first = await aPerson(streetId)
      await signedUp(first, activityId)
      await signedUp(worker, activityId)
      await call('activities', 'leave', { activityId, id: anId() }, first)
      const input = { activityId, id: anId() }
      return of(all, () => call('activities', 'accept', input, worker))
    },
  },
  'a reminder that is asked for': {
    route: 'activities.remind',
    prepare: async (streetId) => {
      const starts = Math.ceil(Date.now() / HOUR) * HOUR + 24 * HOUR
      const all = await cast(streetId, { starts, ends: starts + HOUR })
      const { activityId, worker } = all
      await signedUp(worker, activityId)
      const input = { activityId, id: anId(), remind: true }
      return of(all, () => call('activities', 'remind', input, worker))
    },
  },
  'a coming': {
    route: 'activities.comeIn',
    prepare: async (streetId) => {
      const all = await cast(streetId)
      const { code, claimedAt } = await isIn(all)
      const input = { activityId: all.activityId, id: anId(), code, claimedAt }
      return of(all, () => call('activities', 'comeIn', input, all.worker))
    },
  },
  'a going': {
    route: 'activities.goOut',
    prepare: async (streetId) => {
      const all = await cast(streetId, service)
      const { comeIn, code, claimedAt } = await isIn(all)
      await comeIn()
      const input = { activityId: all.activityId, id: anId(), code, claimedAt: claimedAt + 1 }
      return of(all, () => call('activities', 'goOut', input, all.worker))
    },
  },
  'a certificate of hours': {
    route: 'activities.certify',
    laterMs: 2 * HOUR,
    prepare: async (streetId) => {
      const all = await cast(streetId, service)
      const { comeIn } = await isIn(all)
      await comeIn()
      const { activityId, worker, staff, admin } = all
      const { starts } = (await call('activities', 'open', { activityId }, worker)).body
      const out = { activityId, id: anId(), memberId: worker.memberId, claimedAt: Date.now() }
      await call('activities', 'goOutBy', out, staff)
      const right = { activityId, id: anId(), memberId: worker.memberId, minutes: 30, reason: '签到时间不对' }
      await call('activities', 'correctHours', right, admin)
      const input = { id: anId(), from: dayOf(starts - 24 * HOUR), to: dayOf(starts) }
      return of(
        all,
        async () => {
          const { status, body } = await call('activities', 'certify', input, worker)
          return { status, body: { ...body, code: body.code?.length, to: '' } }
        },
        worker.memberId,
      )
    },
  },
  'words that are kept': {
    route: 'activities.save',
    prepare: async (streetId) => {
      const all = await cast(streetId)
      const input = { id: anId(), revision: 2, activityId: all.activityId, ...words({ title: '雪天骑行' }) }
      return of(all, () => call('activities', 'save', input, all.admin))
    },
  },
  'a publication': {
    route: 'activities.publish',
    prepare: async (streetId) => {
      const all = await cast(streetId)
      const { activityId } = (await saved(all.admin)).body
      const input = { activityId, id: anId(), revision: 1 }
      return of({ ...all, activityId }, () => call('activities', 'publish', input, all.admin))
    },
  },
  'one that is called off': {
    route: 'activities.cancel',
    prepare: async (streetId) => {
      const all = await cast(streetId)
      const input = { activityId: all.activityId, id: anId(), reason: '天气不好' }
      return of(all, () => call('activities', 'cancel', input, all.staff))
    },
  },
  'a series': {
    route: 'activities.repeat',
    prepare: async (streetId) => {
      const all = await cast(streetId)
      const { activityId, staff } = all
      const rule = { repeat: 'weekly' as const, until: dayOf(Date.now() + 22 * 24 * HOUR), skip: [] }
      const input = { activityId, id: anId(), revision: 2, ...rule }
      return of(all, () => call('activities', 'repeat', input, staff))
    },
  },
  'a day of a series and the later ones': {
    route: 'activities.changeSeries',
    prepare: async (streetId) => {
      const starts = Math.ceil(Date.now() / HOUR) * HOUR + 24 * HOUR
      const all = await cast(streetId, { starts, ends: starts + HOUR })
      const { activityId, staff } = all
      const rule = { repeat: 'weekly' as const, until: dayOf(Date.now() + 16 * 24 * HOUR), skip: [] }
      await call('activities', 'repeat', { activityId, id: anId(), revision: 2, ...rule }, staff)
      const { words: before, revision } = (await call('activities', 'edit', { activityId }, staff)).body
      const input = { ...before, title: '雪天骑行', activityId, id: anId(), revision }
      return of(all, () => call('activities', 'changeSeries', input as never, staff))
    },
  },
  'a link to its article': {
    route: 'activities.summarise',
    prepare: async (streetId) => {
      const all = await cast(streetId)
      const input = { activityId: all.activityId, id: anId() }
      return of(all, () => call('activities', 'summarise', input, all.staff))
    },
  },
  'an article that tells of it': {
    route: 'activities.beginSummary',
    prepare: async (streetId) => {
      const all = await cast(streetId)
      const { activityId, admin } = all
      const input = { activityId, id: anId() }
      return of(all, () => shifted(4 * HOUR, () => call('activities', 'beginSummary', input, admin)))
    },
  },
  'somebody who is let in': {
    route: 'activities.add',
    prepare: async (streetId) => {
      const all = await cast(streetId, { capacity: 1 })
      const { activityId, worker, staff } = all
      await signedUp(await aPerson(streetId), activityId)
      const input = { activityId, id: anId(), memberId: worker.memberId, adults: 0, children: [], reason }
      return of(all, () => call('activities', 'add', input, staff))
    },
  },
  'somebody who is taken out': {
    route: 'activities.drop',
    prepare: async (streetId) => {
      const all = await cast(streetId)
      const { activityId, worker, staff } = all
      await signedUp(worker, activityId)
      const input = { activityId, id: anId(), memberId: worker.memberId, reason: '本人来电' }
      return of(all, () => call('activities', 'drop', input, staff))
    },
  },
  'a coming that staff write down': {
    route: 'activities.comeInBy',
    prepare: async (streetId) => {
      const all = await cast(streetId)
      await signedUp(all.worker, all.activityId)
      const input = { activityId: all.activityId, id: anId(), memberId: all.worker.memberId }
      return of(all, () => call('activities', 'comeInBy', input, all.staff))
    },
  },
  'a going that staff write down': {
    route: 'activities.goOutBy',
    prepare: async (streetId) => {
      const all = await cast(streetId, service)
      const { comeIn } = await isIn(all)
      await comeIn()
      const input = { activityId: all.activityId, id: anId(), memberId: all.worker.memberId }
      return of(all, () => call('activities', 'goOutBy', input, all.staff))
    },
  },
  'people who are counted': {
    route: 'activities.count',
    prepare: async (streetId) => {
      const all = await cast(streetId)
      const input = { activityId: all.activityId, id: anId(), people: 7 }
      return of(all, () => call('activities', 'count', input, all.staff))
    },
  },
  'open hours that are closed': {
    route: 'activities.closeHours',
    laterMs: 3 * HOUR,
    prepare: async (streetId) => {
      const all = await cast(streetId, service)
      await (await isIn(all)).comeIn()
      const { activityId, worker, staff } = all
      const input = { activityId, id: anId(), memberId: worker.memberId, minutes: 50, reason: '忘了签退，一直在现场' }
      return of(all, () => call('activities', 'closeHours', input, staff))
    },
  },
  'hours that are corrected': {
    route: 'activities.correctHours',
    prepare: async (streetId) => {
      const all = await cast(streetId, service)
      await (await isIn(all)).comeIn()
      const { activityId, worker, staff } = all
      await call('activities', 'goOutBy', { activityId, id: anId(), memberId: worker.memberId }, staff)
      const input = { activityId, id: anId(), memberId: worker.memberId, minutes: 40, reason: '签到时间不对' }
      return of(all, () => call('activities', 'correctHours', input, staff))
    },
  },
  'a coming that is taken back': {
    route: 'activities.takeBack',
    prepare: async (streetId) => {
      const all = await cast(streetId, service)
      await (await isIn(all)).comeIn()
      const input = { activityId: all.activityId, id: anId(), memberId: all.worker.memberId, reason: '点错了人' }
      return of(all, () => call('activities', 'takeBack', input, all.staff))
    },
  },
  'a remark in a council': {
    route: 'activities.remark',
    prepare: async (streetId) => {
      const all = await cast(streetId, { kind: 'council' })
      const input = { activityId: all.activityId, id: anId(), speaker: '样板甲', text: '门口留一个登记点' }
      return of(all, () => call('activities', 'remark', input, all.staff))
    },
  },
  'a council’s minutes': {
    route: 'activities.minutes',
    prepare: async (streetId) => {
      const all = await cast(streetId)
      const { orgId } = await anOrg(all.admin, 'council', { name: '样板联席会' })
      const activityId = await anActivity(all.admin, { kind: 'council', hostId: orgId })
      const decisions = [{ title: '谈登记点', ownerId: all.admin.memberId, dueOn: dayOf(Date.now() + 9 * 24 * HOUR) }]
      const input = { activityId, id: anId(), version: 0, minutes: '说了进门难。', decisions }
      return of({ ...all, activityId }, () => call('activities', 'minutes', input, all.admin), orgId)
    },
  },
}
