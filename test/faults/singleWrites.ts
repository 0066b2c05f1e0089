import { BulkOrder } from '@functions/bulk/entities'
import { Counter } from '@functions/counters/entities'
import { ReportExport } from '@functions/exports/entities'
import { exporting } from '@functions/exports/exporting'
import { resumeUnfinished } from '@functions/exports/unfinished'
import { placeAll } from '@functions/insights/placing'
import { Photo, Redaction, UploadDay } from '@functions/media/entities'
import { orderAnew } from '@functions/media/older'
import { isItsOriginal, remember } from '@functions/media/records'
import { redact } from '@functions/media/redact'
import { redactionWork } from '@functions/media/redactions'
import { orgOf } from '@functions/orgs/queries'
import { PairOrder } from '@functions/pairs/orderEntities'
import { Rate, spend, spendTry, windowOf } from '@functions/platform/http/limits'
import { newId } from '@functions/platform/store/ids'
import { table } from '@functions/platform/store/table'
import { STANDS_STILL_MS, unfinishedIn } from '@functions/platform/store/unfinished'
import { Succession } from '@functions/reports/succession/entities'
import { ServedStreet } from '@functions/stations/registry'
import { SurveyPerson } from '@functions/survey/entities'
import { writeRow } from '@functions/survey/writing'
import { Flag } from '@functions/vigilance/entities'
import { flag } from '@functions/vigilance/watch'
import { monthOf } from '@shared/rules/points/settlement'
import { dayOf } from '@shared/rules/time/day'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { anId, call } from '../support/api'
import { aPerson } from '../support/factories'
import { aPicture } from '../support/photos'

/** One write that is no transaction, about to be made. */
export interface Single {
  /** In its request and in no other scenario's. */
  mark: string
  run: () => Promise<unknown>
  /** What it left, as the table holds it. */
  effect: () => Promise<unknown>
}

interface SingleWrite {
  /** Where it is. */
  file: string
  prepare: (streetId: string) => Promise<Single>
}

const LIMIT = { per: 'member', max: 10, windowSeconds: 3600 } as const
const PHOTO = { likeness: '00000000ffffffff' }

const keptOf = async (key: string, windowSeconds: number) => {
  const { Item } = await Rate.build(GetItemCommand)
    .key({ key, window: windowOf(windowSeconds).window })
    .options({ consistent: true })
    .send()
  return Item
}

/**
 * Every write outside a transaction whose repetition might differ from the first: those that add to what is there, and
 * those with a condition. A transaction has its client's token; what puts or deletes an item as it is may be repeated.
 */
export const SINGLE_WRITES: Record<string, SingleWrite> = {
  'a call that counts against a limit': {
    file: 'functions/platform/http/limits.ts',
    prepare: async () => {
      const key = newId()
      const effect = async () => ((await keptOf(key, 3600))?.count ?? 0) >= 1
      return { mark: key, run: () => spend(key, LIMIT), effect }
    },
  },
  'a try that counts, the last one there is': {
    file: 'functions/platform/http/limits.ts',
    prepare: async () => {
      const key = newId()
      const one = { ...LIMIT, max: 1 }
      return { mark: key, run: () => spendTry(key, one), effect: async () => (await keptOf(key, 3600))?.tries?.size }
    },
  },
  'a right code that is given back to the limit of wrong ones': {
    file: 'functions/platform/http/limits.ts',
    prepare: async () => {
      const key = newId()
      const [giveBack] = [await spendTry(key, LIMIT), await spendTry(key, LIMIT)]
      return { mark: key, run: giveBack, effect: async () => (await keptOf(key, 3600))?.tries?.size }
    },
  },
  'a photo that counts for a day': {
    file: 'functions/media/createUpload.ts',
    prepare: async (streetId) => {
      const who = await aPerson(streetId)
      const { memberId } = who
      const day = dayOf(Date.now())
      return {
        mark: memberId,
        run: async () => {
          const input = { id: anId(), contentType: 'image/jpeg' as const, bytes: 1000 }
          const { status } = await call('media', 'createUpload', input, who)
          if (status !== 201) throw new Error(`${status}`)
        },
        effect: async () =>
          (await UploadDay.build(GetItemCommand).key({ memberId, day }).options({ consistent: true }).send()).Item
            ?.photos.size,
      }
    },
  },
  'a photo that was developed': {
    file: 'functions/media/records.ts',
    prepare: async (streetId) => {
      const photo = { streetId, name: newId() }
      const effect = async () =>
        (await Photo.build(GetItemCommand).key(photo).options({ consistent: true }).send()).Item?.likeness
      return { mark: photo.name, run: () => remember(photo, PHOTO.likeness), effect }
    },
  },
  'a photo whose pictures are ordered anew': {
    file: 'functions/media/older.ts',
    prepare: async (streetId) => {
      const photo = { streetId, name: newId() }
      await remember(photo, PHOTO.likeness)
      const effect = async () =>
        (await Photo.build(GetItemCommand).key(photo).options({ consistent: true }).send()).Item?.orderedAt !==
        undefined
      return { mark: photo.name, run: () => orderAnew(photo), effect }
    },
  },
  'the file that a photo is made of': {
    file: 'functions/media/records.ts',
    prepare: async (streetId) => {
      const photo = { streetId, name: newId() }
      let isIts: boolean | undefined
      // What is kept differs from photo to photo: it shows in what is taken as theirs afterwards.
      const effect = async () => ({
        isIts,
        isAnother: await isItsOriginal(photo, Buffer.from('another file')),
        stillIts: await isItsOriginal(photo, Buffer.from('a file')),
      })
      const run = async () => {
        isIts = await isItsOriginal(photo, Buffer.from('a file'))
      }
      return { mark: photo.name, run, effect }
    },
  },
  'black boxes that the picture shows': {
    file: 'functions/media/redact.ts',
    prepare: async (streetId) => {
      const photo = { streetId, name: newId() }
      await keepPicture(photo, await aPicture(40, 20).jpeg().toBuffer())
      const boxes = [{ left: 0, top: 0, width: 400, height: 1000 }]
      await Redaction.build(PutItemCommand)
        .item({ ...photo, boxes, version: 1, applied: 0, changes: [], ...unfinishedIn(streetId, 1, photo.name) })
        .send()
      const effect = async () => {
        const { Item } = await Redaction.build(GetItemCommand).key(photo).options({ consistent: true }).send()
        return { applied: Item?.applied, isListed: Item?.queuePk !== undefined }
      }
      return { mark: photo.name, run: () => redact(photo), effect }
    },
  },
  'black boxes that are taken up again': {
    file: 'functions/media/redactions.ts',
    prepare: async (streetId) => {
      const photo = { streetId, name: newId() }
      const at = Date.now() - 2 * STANDS_STILL_MS
      const boxes = [{ left: 0, top: 0, width: 400, height: 1000 }]
      const ordered = {
        ...photo,
        boxes,
        version: 1,
        applied: 0,
        changes: [],
        ...unfinishedIn(streetId, at, photo.name),
      }
      await Redaction.build(PutItemCommand).item(ordered).send()
      const effect = async () => {
        const { Item } = await Redaction.build(GetItemCommand).key(photo).options({ consistent: true }).send()
        return { tries: Item?.tries, isMoved: Item?.queueSk !== ordered.queueSk }
      }
      const run = async () => void (await redactionWork.resume(ordered))
      return { mark: photo.name, run, effect }
    },
  },
  'a step of a table that was ordered': {
    file: 'functions/exports/exporting.ts',
    prepare: async (streetId) => {
      const exportId = await anOrder(streetId)
      const after = { streetId, exportId, version: 1 }
      const change = { recordId: '1', kind: 'reportExport', key: { pk: '', sk: '' }, after }
      return { mark: exportId, run: () => exporting.run(change), effect: () => orderAt(streetId, exportId) }
    },
  },
  'an order that is taken up again': {
    file: 'functions/exports/unfinished.ts',
    prepare: async () => {
      const streetId = newId().toLowerCase()
      await ServedStreet.build(PutItemCommand).item({ streetId }).send()
      const exportId = await anOrder(streetId)
      return {
        mark: exportId,
        run: async () => {
          const { failed } = await resumeUnfinished(() => true)
          if (failed > 0) throw new Error('not taken up')
        },
        effect: () => orderAt(streetId, exportId),
      }
    },
  },
  'what passes to somebody else and is taken up again': {
    file: 'functions/reports/succession/work.ts',
    prepare: async () => {
      const streetId = newId().toLowerCase()
      await ServedStreet.build(PutItemCommand).item({ streetId }).send()
      const [id, at] = [newId(), Date.now() - 2 * STANDS_STILL_MS]
      await Succession.build(PutItemCommand)
        .item({
          ...{ streetId, id, leaverId: newId(), leaverLabel: '王**', by: newId(), byLabel: '李**', at, movedAt: at },
          ...{ teamIds: ['east'], state: 'running', version: 1, team: 0, given: 0, left: {} },
          ...{ expiresAt: Math.floor(at / 1000) + 86_400, ...unfinishedIn(streetId, at, id) },
        })
        .send()
      const effect = async () => {
        const { Item } = await Succession.build(GetItemCommand)
          .key({ streetId, id })
          .options({ consistent: true })
          .send()
        return { state: Item?.state, version: Item?.version, tries: Item?.tries }
      }
      const run = async () => {
        const { failed } = await resumeUnfinished(() => true)
        if (failed > 0) throw new Error('not taken up')
      }
      return { mark: id, run, effect }
    },
  },
  'an order over many reports that is taken up again': {
    file: 'functions/bulk/work.ts',
    prepare: async () => {
      const streetId = newId().toLowerCase()
      await ServedStreet.build(PutItemCommand).item({ streetId }).send()
      const orderId = await aBulkOrder(streetId)
      return {
        mark: orderId,
        run: async () => {
          const { failed } = await resumeUnfinished(() => true)
          if (failed > 0) throw new Error('not taken up')
        },
        effect: async () => {
          const { Item } = await BulkOrder.build(GetItemCommand).key({ orderId }).options({ consistent: true }).send()
          return { state: Item?.state, version: Item?.version, tries: Item?.tries }
        },
      }
    },
  },
  'an order over many workers that is taken up again': {
    file: 'functions/pairs/work.ts',
    prepare: async () => {
      const streetId = newId().toLowerCase()
      await ServedStreet.build(PutItemCommand).item({ streetId }).send()
      const [orderId, at] = [newId(), Date.now() - 2 * STANDS_STILL_MS]
      await PairOrder.build(PutItemCommand)
        .item({
          ...{ orderId, streetId, hash: 'h', memberId: newId(), at, movedAt: at, version: 1, state: 'running' },
          ...{ total: 1, done: 0, refused: 0, part: 0, parts: 1, expiresAt: Math.floor(at / 1000) + 86_400 },
          ...{ ownerPk: `PAIRORDERS#${streetId}`, ownerSk: orderId, ...unfinishedIn(streetId, at, orderId) },
        })
        .send()
      return {
        mark: orderId,
        run: async () => {
          const { failed } = await resumeUnfinished(() => true)
          if (failed > 0) throw new Error('not taken up')
        },
        effect: async () => {
          const { Item } = await PairOrder.build(GetItemCommand).key({ orderId }).options({ consistent: true }).send()
          return { state: Item?.state, version: Item?.version, tries: Item?.tries }
        },
      }
    },
  },
  'a row of a table that is brought in': {
    file: 'functions/survey/writing.ts',
    prepare: async (streetId) => {
      const admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
      const { body } = await call(
        'orgs',
        'add',
        { id: anId(), kind: 'outlet', name: '样一网点', communities: [] },
        admin,
      )
      const org = await orgOf(streetId, body.orgId)
      const [importId, index, personId, at] = [newId(), newId(), newId(), Date.now()]
      const none = { create: 0, update: 0, same: 0, bad: 0 }
      const order = {
        ...{ importId, streetId, hash: 'h', memberId: admin.memberId, round: 1, at, total: 1, parts: 1, version: 1 },
        ...{ columns: { name: 0, phone: 1, outlet: 2 }, state: 'running' as const, part: 0, seen: 0, counts: none },
        ...{ done: none, chain: '', changed: 0, movedAt: at, expiresAt: Math.floor(at / 1000) + 86_400 },
      }
      const person = { name: '样快递一', phone: '10000000001', outlet: '样一网点' }
      const good = {
        ...{ row: { line: 2, cells: [] }, person, org, index, here: undefined, last: undefined, also: '' },
        ...{ holder: undefined, personId, outcome: 'create' as const },
      }
      const effect = async () => {
        const key = { streetId, round: 1, index, also: '' }
        const { Item } = await SurveyPerson.build(GetItemCommand).key(key).options({ consistent: true }).send()
        return { version: Item?.version, isIts: Item?.importId === importId }
      }
      return { mark: index, run: async () => void (await writeRow(order, admin, good)), effect }
    },
  },
  'a place among those who earned most': {
    file: 'functions/counters/places.ts',
    prepare: async (streetId) => {
      const { memberId } = await aPerson(streetId)
      const key = { scope: `${streetId}#member#${memberId}`, bucket: `MONTH#${monthOf(dayOf(Date.now()))}` }
      await Counter.build(PutItemCommand)
        .item({ ...key, pointsEarned: 12 })
        .send()
      const effect = async () => {
        const { Item } = await Counter.build(GetItemCommand).key(key).options({ consistent: true }).send()
        return { points: Item?.pointsEarned, place: Item?.queueSk?.split('#')[0] }
      }
      return { mark: key.scope, run: () => placeAll([{ ...key, name: 'pointsEarned', by: 0 }]), effect }
    },
  },
  'a flag that is raised': {
    file: 'functions/vigilance/watch.ts',
    prepare: async (streetId) => {
      const { memberId } = await aPerson(streetId)
      const subject = { streetId, kind: 'manyMeals' as const, subject: memberId }
      const effect = async () => {
        const { Items = [] } = await table
          .build(QueryCommand)
          .query({ index: 'byQueue', partition: `FLAGS#${streetId}#open` })
          .entities(Flag)
          .send()
        return Items.filter(({ people }) => people.some((each) => each.memberId === memberId)).length
      }
      return { mark: memberId, run: () => flag(subject, Date.now(), [memberId], ['一小时内 5 份']), effect }
    },
  },
}

let keepPicture = async (_photo: { streetId: string; name: string }, _bytes: Buffer): Promise<void> => undefined

/** How a developed photo comes into its bucket. */
export function picturesBy(keep: typeof keepPicture): void {
  keepPicture = keep
}

async function anOrder(streetId: string): Promise<string> {
  const exportId = newId()
  const at = Date.now() - 2 * STANDS_STILL_MS
  const month = monthOf(dayOf(at))
  await ReportExport.build(PutItemCommand)
    .item({
      ...{ streetId, exportId, hash: 'h', memberId: newId(), byLabel: '王**', kind: 'reports', communityId: 'east' },
      ...{ communityName: '东社区', fromMonth: month, toMonth: month, at, movedAt: at, state: 'waiting', version: 1 },
      ...{ total: 0, seen: 0, rows: 0, month, parts: [], expiresAt: Math.floor(at / 1000) + 86_400 },
      ...unfinishedIn(streetId, at, exportId),
    })
    .send()
  return exportId
}

async function aBulkOrder(streetId: string): Promise<string> {
  const orderId = newId()
  const at = Date.now() - 2 * STANDS_STILL_MS
  await BulkOrder.build(PutItemCommand)
    .item({
      ...{ orderId, streetId, hash: 'h', memberId: newId(), move: 'accept', note: '', at, movedAt: at, version: 1 },
      ...{
        total: 1,
        done: 0,
        refused: 0,
        part: 0,
        parts: 1,
        state: 'running',
        expiresAt: Math.floor(at / 1000) + 86_400,
      },
      ...unfinishedIn(streetId, at, orderId),
    })
    .send()
  return orderId
}

async function orderAt(streetId: string, exportId: string) {
  const { Item } = await ReportExport.build(GetItemCommand)
    .key({ streetId, exportId })
    .options({ consistent: true })
    .send()
  return { state: Item?.state, version: Item?.version, tries: Item?.tries }
}
