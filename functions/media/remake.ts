import { env } from '@functions/platform/env'
import { PICTURE_RULES, renditionsOf } from './develop'
import { developedPhoto } from './developed'
import { photoKey, rowKey, type StoredPhoto, screenKey, tileKey, unredactedKey } from './keys'
import { likenessOf } from './likeness'
import { readObject, replace } from './objects'
import { renewed } from './records'
import { redact } from './redact'
import { redactionOf } from './redactions'

/**
 * Makes the pictures of a photo what they are to be: with its boxes as they are now, and, where older rules made them, by
 * those of today. They are made of the photo before its first box; its original is gone after two weeks, so the photo
 * itself stays. The same order twice makes the same pictures twice.
 */
export async function remake(photo: StoredPhoto): Promise<void> {
  const record = await developedPhoto(photo)
  if (record && record.rules !== PICTURE_RULES) await bringUpToDate(photo)
  else await redact(photo)
}

async function bringUpToDate(photo: StoredPhoto): Promise<void> {
  if (!(await redactionOf(photo))) {
    const bare = await readObject(env.photosBucket, photoKey(photo))
    if (!bare) return
    const { row, tile, screen } = await renditionsOf(Buffer.from(bare))
    await Promise.all([replace(rowKey(photo), row), replace(tileKey(photo), tile), replace(screenKey(photo), screen)])
  }
  // Boxes that were drawn meanwhile come on top of what was written here.
  await redact(photo)
  const whole =
    (await readObject(env.uploadsBucket, unredactedKey(photo))) ?? (await readObject(env.photosBucket, photoKey(photo)))
  if (whole) await renewed(photo, await likenessOf(Buffer.from(whole)))
}
