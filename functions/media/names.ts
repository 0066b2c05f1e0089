import { blindIndex } from '@functions/platform/sealed/personal'
import type { StoredPhoto } from './keys'

/** A photo as its owner knows it. */
export interface OwnPhoto {
  streetId: string
  memberId: string
  /** Made by the owner's phone. */
  photoId: string
}

/**
 * Under what name a photo is stored. The owner is part of what the name is made from: a photo id of somebody else names
 * nothing under one's own, and without the stage's key nobody can tell from a name whose photo it is.
 */
export async function storedAs({ streetId, memberId, photoId }: OwnPhoto): Promise<StoredPhoto> {
  return { streetId, name: await blindIndex('photo', `${memberId}/${photoId}`) }
}
