import { randomBytes } from 'node:crypto'
import { Rule } from '@functions/ledger/entities'
import { forgetAll } from '@functions/platform/cache'
import { now as clock } from '@functions/platform/clock'
import { env } from '@functions/platform/env'
import { Station, Street } from '@functions/stations/entities'
import { sealedSecret } from '@functions/stations/posted'
import { ServedStreet, servedStreets } from '@functions/stations/registry'
import type { EarnReason } from '@shared/rules/points/points'
import { type Day, startOf } from '@shared/rules/time/day'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { activityPuts } from './activities'
import { alertStories, clientPuts, dutyPuts } from './alerts'
import { articlePuts } from './articles'
import { baishiPuts } from './baishi'
import { bookPuts } from './book'
import { categoryPuts } from './categories'
import { checkinPuts } from './checkins'
import { clerkPuts } from './clerks'
import { correctionPuts } from './corrections'
import { HUB_ID, STATIONS } from './data/stations'
import { RULES, STREET, STREET_ID } from './data/street'
import { deskSettings, deskStories, staffList } from './desk'
import { flagPuts } from './flags'
import { mealPuts } from './meals'
import { inventPeople } from './members'
import { orgPostPuts } from './orgPosts'
import { orgPuts } from './orgs'
import { pairPuts } from './pairs'
import { uploadPhotos } from './photos'
import { posterPuts } from './posters'
import { randomFrom } from './random'
import { registrationPuts, staffPuts } from './registrations'
import { planReports } from './reportPlans'
import { tellReports } from './reports'
import { serviceListPuts } from './servicelists'
import { suggestionPuts } from './suggestions'
import { surveyPuts } from './survey'
import { termPuts } from './terms'
import { historyDays } from './times'
import { voucherPuts } from './vouchers'
import { worklogPuts } from './worklog'
import { type Put, writeAll } from './writer'

/** What decides everything that is left to chance. */
const SEED = 20_261_123

export interface SeedOptions {
  /** The instant that is “now” for the history. Epoch milliseconds. */
  now?: number
  /** Whether photos are put into the photos bucket; by default when the environment names an S3 endpoint. */
  photos?: boolean
}

export interface Seeded {
  streetId: string
  items: number
  photos: number
}

/**
 * Fills the table named by the environment with the demo street: 60 days up to now, the same for the same moment but for
 * secrets, which are never made from a known seed. Counters are left to the stream consumer, which sees every item.
 * Does nothing when the street is already there.
 * @throws when the stage is not local: demo people must never get into a real street.
 */
export async function seed({
  now = clock(),
  photos = Boolean(process.env.AWS_ENDPOINT_URL_S3),
}: SeedOptions = {}): Promise<Seeded> {
  if (!env.isLocal) throw new Error('demo data are for the local stage only')
  const { Item: already } = await Street.build(GetItemCommand).key({ streetId: STREET_ID }).send()
  if (already) return { streetId: STREET_ID, items: 0, photos: 0 }
  if ((await servedStreets()).includes(STREET_ID)) {
    throw new Error('an earlier load of the demo data did not end: run "npm run reset" and start again')
  }

  const random = randomFrom(SEED)
  const days = historyDays(now)
  const people = inventPeople(random, now)

  const foundation = [
    ...streetPuts(days),
    ...categoryPuts(startOf(days[0] ?? '')),
    ...deskSettings(randomFrom(SEED + 2), now - 60 * 86_400_000),
    ...mealPuts(days),
  ]
  // Rules first: what a move of a report earns is read from them.
  await writeAll(foundation)
  forgetAll()

  const staff = await Promise.all([...people.gridWorkers, ...people.clerks, people.admin].map(staffPuts))
  const registrations: Put[][] = []
  for (const member of [...people.confirmed, ...people.undecided]) {
    registrations.push(await registrationPuts(member, people, random))
  }
  const checkins = people.confirmed.map((member) => checkinPuts(member, days, now, random))
  const reports = await tellReports(planReports(people.confirmed, now, random), people, now, random)
  const desk = [...staffList(people), ...(await deskStories(people, now, randomFrom(SEED + 1)))]
  const vouchers = voucherPuts(people, days, now, random)
  const alerts = await alertStories(people, now, randomFrom(SEED + 5))
  const duty = [...dutyPuts(people, now, randomFrom(SEED + 6)), ...clientPuts(people, now, randomFrom(SEED + 7))]
  const corrections = correctionPuts(people, now, randomFrom(SEED + 3))
  const clerks = clerkPuts(people, randomFrom(SEED + 4))
  const organisations = orgPuts(people, now, randomFrom(SEED + 9))
  // Before the books: whoever came earned something.
  const activities = activityPuts(people, organisations.orgs, now, randomFrom(SEED + 50))
  const members = [...people.confirmed, ...people.undecided, ...people.gridWorkers, ...people.clerks, people.admin]
  const books = members.map(({ memberId, book }) => bookPuts({ memberId, streetId: STREET_ID }, book))

  const survey = await surveyPuts(people, organisations.orgs, now, randomFrom(SEED + 30))

  const articles = await articlePuts(people, now, randomFrom(SEED + 40))

  const history = [
    ...staff,
    ...registrations,
    ...checkins,
    reports.puts,
    desk,
    vouchers,
    corrections,
    clerks,
    flagPuts(people, now, randomFrom(SEED + 5)),
    alerts.puts,
    duty,
    worklogPuts(people, days, now, randomFrom(SEED + 8)),
    organisations.puts,
    survey,
    await orgPostPuts(people, organisations.orgs, now, randomFrom(SEED + 10)),
    await termPuts(people, now, randomFrom(SEED + 20)),
    serviceListPuts(people, organisations.orgs, now, randomFrom(SEED + 21)),
    await baishiPuts(now, randomFrom(SEED + 22)),
    pairPuts(people, now, randomFrom(SEED + 23)),
    articles.puts,
    activities,
    suggestionPuts(people, now, randomFrom(SEED + 60)),
    posterPuts(articles.ids, now, randomFrom(SEED + 41)),
    ...books,
  ].flat()
  await writeAll(history)
  const pictures = [...reports.photos, ...alerts.photos, ...articles.photos]
  if (photos) await uploadPhotos(pictures)
  // The street comes last: it says that everything else is there.
  await Street.build(PutItemCommand).item(STREET).send()
  forgetAll()
  return {
    streetId: STREET_ID,
    items: foundation.length + history.length + 1,
    photos: photos ? pictures.length : 0,
  }
}

/** The street's place in the register, its stations and what earns points. */
function streetPuts([firstDay = '']: readonly Day[]): Put[] {
  const stations = STATIONS.map(({ facilities, ...station }) =>
    Station.build(BatchPutRequest).item({
      streetId: STREET_ID,
      ...station,
      phone: STREET.hotline,
      radiusMetres: station.stationId === HUB_ID ? 120 : 100,
      facilities: [...facilities],
      active: true,
      hub: station.stationId === HUB_ID,
      sharedShelf: facilities.includes('sharedShelf'),
      codeSecret: sealedSecret(station.stationId, randomBytes(32).toString('hex')),
    }),
  )
  const rules = (Object.keys(RULES) as EarnReason[]).map((reason) =>
    Rule.build(BatchPutRequest).item({ streetId: STREET_ID, reason, validFrom: startOf(firstDay), ...RULES[reason] }),
  )
  return [ServedStreet.build(BatchPutRequest).item({ streetId: STREET_ID }), ...stations, ...rules]
}
