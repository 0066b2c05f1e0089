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
 * Makes the pictures of a photo anew, with its present boxes and by today's rules, from the photo before its first box
 * (the original is gone after two weeks). Idempotent.
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
