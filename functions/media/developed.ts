import { recordsOf } from '@functions/platform/events/effect'
import { getNow } from '@functions/platform/store/writes'
import { Photo } from './entities'
import type { StoredPhoto } from './keys'

/** The record of a stored photo; undefined when nothing was developed under that name. 1 read unit. */
export async function developedPhoto({ streetId, name }: StoredPhoto) {
  return getNow(Photo, { streetId, name })
}

/** Developed photos, as the stream brings them. */
export const photoRecords = recordsOf(Photo)
