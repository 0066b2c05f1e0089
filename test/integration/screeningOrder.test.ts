import { handler } from '@functions/events/onRecords'
import { storedAs } from '@functions/media/names'
import { remember } from '@functions/media/records'
import { client } from '@functions/platform/store/table'
import { anId, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { ownTable } from '../support/ownTable'
import { delivered } from '../support/queues'
import { aCategory, anUnscreenedReport } from '../support/reports'
import { aSafetyRule, screeningOfReport } from '../support/safety'
import { streamed } from '../support/stream'
import { aWechat } from '../support/wechat'

beforeAll(() => ownTable({ stream: true }))

let wechat: Awaited<ReturnType<typeof aWechat>>
let streetId: string
let categoryId: string
let worker: Person

beforeAll(async () => {
  wechat = await aWechat()
})
afterAll(() => wechat.stop())
beforeEach(async () => {
  ;({ streetId } = await aStreet())
  await aSafetyRule(streetId)
  categoryId = await aCategory(streetId)
  worker = await aPerson(streetId)
  await wechat.seen(worker)
})

const aReportOf = (photoId: string) =>
  anUnscreenedReport(worker, categoryId, { photoIds: [photoId], description: `井盖松了 ${photoId}` })
const developed = async (photoId: string) => remember(await storedAs({ ...worker, photoId }), '0123456789abcdef')
/** Lets the consumer see the records of one kind. */
async function consume(kind: 'report' | 'photo'): Promise<void> {
  const Records = (await streamed(streetId)).filter(({ dynamodb }) => dynamodb?.NewImage?._et?.S === kind)
  expect(await handler({ Records })).toEqual({ batchItemFailures: [] })
  await delivered()
}
const orderOf = async (reportId: string, photoId: string) =>
  (await screeningOfReport(reportId)).photos[photoId]?.traceId

test('a photo that is developed after its report came by is judged at once', async () => {
  const photoId = anId()
  const reportId = await aReportOf(photoId)
  await consume('report')
  expect(await orderOf(reportId, photoId)).toBeUndefined()
  await developed(photoId)
  await consume('photo')
  expect(await orderOf(reportId, photoId)).toBeDefined()
})

/** Does something the moment after that photo was looked for the first time. */
function afterFirstLook(name: string, act: () => Promise<void>): void {
  let isLooked = false
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        const answer = await next(args)
        const isLook =
          commandName?.startsWith('Get') && JSON.stringify(args.input).includes(`PHOTO#${streetId}#${name}`)
        if (isLook && !isLooked) {
          isLooked = true
          await act()
        }
        return answer
      },
    { step: 'initialize', name: 'afterFirstLook' },
  )
}

test('one that is developed just when its report was looked through for it is not left to the next try', async () => {
  const photoId = anId()
  const reportId = await aReportOf(photoId)
  const { name } = await storedAs({ ...worker, photoId })
  let isThere = false
  afterFirstLook(name, async () => {
    await developed(photoId)
    await consume('photo')
    isThere = true
  })
  await consume('report').finally(() => client.middlewareStack.remove('afterFirstLook'))
  expect(isThere).toBe(true)
  expect(await orderOf(reportId, photoId)).toBeDefined()
})
