import { DeleteObjectCommand } from '@aws-sdk/client-s3'
import { copyKey } from '@functions/media/keys'
import { s3 } from '@functions/media/s3'
import { env } from '@functions/platform/env'
import { transact } from '@functions/platform/store/transact'
import { getNow, remove } from '@functions/platform/store/writes'
import { chunkEnding, copyName } from './copyName'
import { Copy } from './entities'

/** Deletes the newest copy, files and all; the files of older ones go by themselves, within a day. Safe to repeat. */
export async function deleteCopy(memberId: string): Promise<void> {
  const copy = await getNow(Copy, { memberId })
  if (!copy) return
  const stored = await copyName(copy)
  const chunks = Array.from({ length: copy.chunks }, (_, index) => chunkEnding(index + 1))
  for (const ending of ['.json', '.csv', ...chunks]) {
    await s3().send(new DeleteObjectCommand({ Bucket: env.photosBucket, Key: copyKey(stored, ending) }))
  }
  await transact<void>([remove(Copy, { memberId })], () => undefined)
}
