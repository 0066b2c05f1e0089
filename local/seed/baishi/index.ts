import { Staff } from '@functions/identity/staff'
import { Street } from '@functions/stations/entities'
import { ServedStreet } from '@functions/stations/registry'
import { maskName } from '@shared/rules/text/masks'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { communityItemPuts } from '../activities'
import { bookPuts, emptyBook } from '../book'
import type { Random } from '../random'
import { staffPuts } from '../registrations'
import type { Put } from '../writer'
import { baishiLog } from './log'
import { BAISHI, BAISHI_ID, inventStaff } from './street'

const DAY_MS = 86_400_000

/** The second street: its staff, and the log of its community. The same for the same moment but for what is sealed. */
export async function baishiPuts(now: number, random: Random): Promise<Put[]> {
  const { admin, gridWorkers } = inventStaff(random, now - 320 * DAY_MS)
  const all = [admin, ...gridWorkers]
  const [logger = admin] = gridWorkers
  const people = await Promise.all(all.map(staffPuts))
  const listed = all.map(({ memberId, name, grants }) =>
    Staff.build(BatchPutRequest).item({
      ...{ streetId: BAISHI_ID, memberId, nameMasked: maskName(name) },
      role: memberId === admin.memberId ? 'admin' : 'gridWorker',
      teamIds: grants.flatMap((grant) => (grant.role === 'gridWorker' ? grant.communityIds : [])),
    }),
  )
  return [
    ServedStreet.build(BatchPutRequest).item({ streetId: BAISHI_ID }),
    Street.build(BatchPutRequest).item(BAISHI),
    ...people.flat(),
    ...listed,
    ...all.flatMap(({ memberId }) => bookPuts({ memberId, streetId: BAISHI_ID }, emptyBook())),
    ...baishiLog({ staff: logger, now, random }),
    ...communityItemPuts({ ...admin, streetId: BAISHI_ID, hotline: BAISHI.hotline }, now, random),
  ]
}
