import { now } from '@functions/platform/clock'
import { recordsOf } from '@functions/platform/events/effect'
import { getNow } from '@functions/platform/store/writes'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { developedPhoto } from './developed'
import { Unusable } from './entities'
import type { StoredPhoto } from './keys'

/** Notes that what arrived as a photo is none. Its record tells who sent it. 1 write unit. */
export async function noteUnusable({ streetId, name }: StoredPhoto): Promise<void> {
  await Unusable.build(PutItemCommand).item({ streetId, name, at: now() }).send()
}

/** What is noted of a photo nobody can open; undefined when none is, or another file was a picture. 2 read units. */
export async function unusablePhoto(photo: StoredPhoto) {
  const { streetId, name } = photo
  const item = await getNow(Unusable, { streetId, name })
  return item && !(await developedPhoto(photo)) ? item : undefined
}

/** Photos that could not be used, as the stream brings them. */
export const unusableRecords = recordsOf(Unusable)
