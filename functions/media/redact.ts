import { env } from '@functions/platform/env'
import { written } from '@functions/platform/store/single'
import { type Box, WHOLE } from '@shared/rules/reports/redaction'
import { $remove, UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import sharp from 'sharp'
import { renditionsOf } from './develop'
import { Redaction } from './entities'
import { photoKey, rowKey, type StoredPhoto, screenKey, tileKey, unredactedKey } from './keys'
import { keep, readObject, replace } from './objects'
import { redactionOf } from './redactions'

/**
 * Makes a photo and its renditions show their boxes, always from the photo without any. Afterwards the boxes are read
 * again: of several at once, the last to write has seen the newest.
 */
export async function redact(photo: StoredPhoto): Promise<void> {
  let wanted = await redactionOf(photo)
  let shown: number | undefined
  while (wanted && wanted.version !== shown) {
    const whole = await unredacted(photo)
    // There is no picture yet: the boxes are drawn when it comes.
    if (!whole) return
    const blackened = await blacken(whole, wanted.boxes)
    const { row, tile, screen } = await renditionsOf(blackened)
    await Promise.all([
      replace(rowKey(photo), row),
      replace(tileKey(photo), tile),
      replace(screenKey(photo), screen),
      replace(photoKey(photo), blackened),
    ])
    shown = wanted.version
    wanted = await redactionOf(photo)
  }
  if (wanted && wanted.applied < wanted.version) await isApplied(photo, wanted.version)
}

/** The photo with black boxes on it, JPEG as before. What lies under a box is gone from the file. */
export async function blacken(photo: Uint8Array, boxes: readonly Box[]): Promise<Buffer> {
  const { width, height } = await sharp(photo).metadata()
  const layers = boxes.map((box) => {
    const left = Math.floor((box.left * width) / WHOLE)
    const top = Math.floor((box.top * height) / WHOLE)
    const size = {
      width: Math.min(width - left, Math.ceil((box.width * width) / WHOLE) + 1),
      height: Math.min(height - top, Math.ceil((box.height * height) / WHOLE) + 1),
    }
    return { input: { create: { ...size, channels: 3 as const, background: '#000000' } }, left, top }
  })
  return sharp(photo).composite(layers).jpeg({ quality: 80, progressive: true }).toBuffer()
}

/** The photo as it was before its first box; put aside when it has not been yet. Undefined while there is none. */
async function unredacted(photo: StoredPhoto): Promise<Uint8Array | undefined> {
  const kept = await readObject(env.uploadsBucket, unredactedKey(photo))
  if (kept) return kept
  const bytes = await readObject(env.photosBucket, photoKey(photo))
  if (!bytes) return undefined
  // When somebody else put it aside meanwhile, they may have blackened what was read here.
  return (await keep(env.uploadsBucket, unredactedKey(photo), bytes)) ? bytes : unredacted(photo)
}

/** Notes that the picture shows the boxes as they are; newer ones are noted by who makes theirs. 2 write units, 1 in the index. */
async function isApplied({ streetId, name }: StoredPhoto, version: number): Promise<void> {
  const update = Redaction.build(UpdateItemCommand)
    .item({ streetId, name, applied: version, queuePk: $remove(), queueSk: $remove() })
    .options({
      condition: {
        and: [
          { attr: 'applied', lt: version },
          { attr: 'version', eq: version },
        ],
      },
    })
  await written(update)
}
