import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { grantsOf, headOf, type ProfileItem } from '@functions/identity/me'
import { phoneHolder } from '@functions/identity/phone'
import { staffBecomes, staffListed } from '@functions/identity/roles'
import { Merchant } from '@functions/meals/entities'
import { secrets } from '@functions/platform/sealed/secrets'
import { AGAIN, commit, transact, untilAnswered } from '@functions/platform/store/transact'
import { Station, Street } from '@functions/stations/entities'
import { sealedSecret } from '@functions/stations/posted'
import { ServedStreet } from '@functions/stations/registry'
import { type Grant, MAX_GRANTS } from '@shared/rules/people/roles'
import { meantPhones } from '@shared/rules/text/phone'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { $get, $set, UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import * as v from 'valibot'
import { FirstData, type StaffInput } from './firstDataInput'
import { fail, onTable } from './onTable'

/** What became of one person of the list. */
export type StaffOutcome = 'done' | 'was so' | 'not registered'

/**
 * Writes what a street begins with, through the entities themselves. Safe to repeat: what is there becomes what the input
 * says, what the office set since in the app stays, and a station keeps its secret, on which its posters depend. A person
 * gets a role once they have sent 报到 with that number; until then the run says so, and the next one gives it.
 */
export async function writeFirstData({ street, stations, shops, staff }: FirstData): Promise<StaffOutcome[]> {
  // A station's secret is sealed at once.
  await secrets()
  const { streetId, center, communities, units, ...facts } = street
  await Street.build(UpdateItemCommand)
    .item({ streetId, ...facts, center: $set(center), communities: $set(communities), units: $set(units) })
    .send()
  for (const { facilities, location, ...station } of stations) {
    const secret = sealedSecret(station.stationId, randomBytes(32).toString('hex'))
    await Station.build(UpdateItemCommand)
      .item({
        streetId,
        ...station,
        location: $set(location),
        facilities: $set(facilities),
        codeSecret: $get('codeSecret', secret),
      })
      .send()
  }
  for (const shop of shops)
    await Merchant.build(PutItemCommand)
      .item({ streetId, ...shop })
      .send()
  // From here on the schedules work for it.
  await ServedStreet.build(PutItemCommand).item({ streetId }).send()
  const outcomes: StaffOutcome[] = []
  for (const person of staff) outcomes.push(await giveRole(streetId, person))
  return outcomes
}

/** Gives a person the role, or takes it, and ends the tokens that do not know it yet. */
async function giveRole(streetId: string, person: StaffInput): Promise<StaffOutcome> {
  const memberId = await memberBy(streetId, person.phone)
  if (memberId === undefined) return 'not registered'
  return untilAnswered<StaffOutcome>(async () => {
    const { profile, account } = await headOf(memberId)
    if (profile.rolesVersion !== account.rolesVersion) return AGAIN
    const grants = grantsOf(profile)
    const next = grantsWith(grants, person)
    if (!next) return listed(profile, grants)
    if (next.length > MAX_GRANTS) throw new Error(`${person.phone}: nobody has more than ${MAX_GRANTS} roles`)
    return transact<StaffOutcome>(staffBecomes(profile, next), () => 'done')
  })
}

/** Somebody whose role was given before the list of staff was written with it gets into the list. */
async function listed(profile: ProfileItem, grants: readonly Grant[]): Promise<StaffOutcome> {
  return commit<StaffOutcome>([staffListed(profile, grants)], () => 'was so')
}

/** Who registered with that number. */
async function memberBy(streetId: string, typed: string): Promise<string | undefined> {
  for (const phone of meantPhones(typed)) {
    const holder = await phoneHolder(streetId, phone)
    if (holder) return holder.memberId
  }
  return undefined
}

const isStaff = ({ role }: Grant) => role === 'admin' || role === 'gridWorker'

/** The roles as they are to be; undefined when they are. A grid worker's communities are added to those they have. */
function grantsWith(grants: readonly Grant[], person: StaffInput): Grant[] | undefined {
  if (person.role === 'none') return grants.some(isStaff) ? grants.filter((grant) => !isStaff(grant)) : undefined
  if (person.role === 'admin') {
    return grants.some(({ role }) => role === 'admin') ? undefined : [...grants, { role: 'admin' }]
  }
  const had = grants.flatMap((grant) => (grant.role === 'gridWorker' ? grant.communityIds : []))
  const communityIds = [...new Set([...had, ...person.communityIds])]
  if (communityIds.length === had.length) return undefined
  return [...grants.filter(({ role }) => role !== 'gridWorker'), { role: 'gridWorker', communityIds }]
}

/** The checked input of a file. @throws with every place that is wrong, a line each */
export function firstDataFrom(text: string): FirstData {
  const { success, output, issues } = v.safeParse(FirstData, JSON.parse(text))
  if (success) return output
  throw new Error(issues.map((issue) => `${v.getDotPath(issue) ?? ''}: ${issue.message}`).join('\n'))
}

/** `npm run first-data -- <file>`: exit code 1 while somebody of the list has not registered. */
async function main(): Promise<void> {
  const [file] = process.argv.slice(2)
  if (file === undefined) throw new Error('npm run first-data -- <file>; docs/first-data.json shows one')
  const data = firstDataFrom(readFileSync(file, 'utf8'))
  const outcomes = await writeFirstData(data)
  process.stdout.write(
    `${data.street.streetId} is there, ${data.stations.length} stations, ${data.shops.length} shops\n`,
  )
  for (const [index, outcome] of outcomes.entries()) {
    const { phone = '', role = '' } = data.staff[index] ?? {}
    process.stdout.write(`${role} ${phone}: ${outcome}\n`)
  }
  if (outcomes.includes('not registered')) process.exitCode = 1
}

if (process.argv[1] === __filename) onTable(main, { beside: true }).catch(fail)
