import { PutObjectCommand } from '@aws-sdk/client-s3'
import { exportKey, exportPartKey } from '@functions/media/keys'
import { readObject } from '@functions/media/objects'
import { s3 } from '@functions/media/s3'
import { env } from '@functions/platform/env'
import { digest } from '@functions/platform/store/ids'
import { csvOf } from '@shared/rules/text/csv'
import type { ReportExportItem } from './entities'
import { HEADS } from './exportRows'

const CSV = { ContentType: 'text/csv; charset=utf-8', CacheControl: 'private, no-store' } as const

/** How many parts are fetched at once. */
const PARALLEL = 10

/**
 * Writes a part of the table and returns its name, which holds a digest of its content: two who write the same part
 * differently do not overwrite each other.
 */
export async function keepPart({ streetId, exportId, parts }: ReportExportItem, text: string): Promise<string> {
  const part = `${String(parts.length + 1).padStart(3, '0')}-${digest(text).slice(0, 16)}`
  const Key = exportPartKey({ streetId, exportId }, part)
  await s3().send(new PutObjectCommand({ Bucket: env.photosBucket, Key, Body: text, ...CSV }))
  return part
}

/** Writes the whole table from its parts: the same parts, the same bytes. Throws when one is missing. */
export async function joinParts(order: ReportExportItem): Promise<void> {
  const { parts, kind, communityId, fromMonth, toMonth } = order
  const pieces: Uint8Array[] = [Buffer.from(csvOf(HEADS[kind], []))]
  for (let from = 0; from < parts.length; from += PARALLEL) {
    const some = parts.slice(from, from + PARALLEL)
    pieces.push(...(await Promise.all(some.map((part) => partOf(exportPartKey(order, part))))))
  }
  const name = `${kind}-${communityId}-${fromMonth}-${toMonth}.csv`
  await s3().send(
    new PutObjectCommand({
      ...{ Bucket: env.photosBucket, Key: exportKey(order), Body: Buffer.concat(pieces), ...CSV },
      ContentDisposition: `attachment; filename="${name}"`,
    }),
  )
}

async function partOf(key: string): Promise<Uint8Array> {
  const found = await readObject(env.photosBucket, key)
  if (!found) throw new Error(`a part of an export is missing: ${key}`)
  return found
}
