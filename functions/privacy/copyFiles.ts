import { PutObjectCommand } from '@aws-sdk/client-s3'
import { copyKey, type StoredPhoto } from '@functions/media/keys'
import { readObject } from '@functions/media/objects'
import { s3 } from '@functions/media/s3'
import { env } from '@functions/platform/env'
import { type Cell, csvLines, csvOf } from '@shared/rules/text/csv'
import * as v from 'valibot'
import { chunkEnding, copyName } from './copyName'
import type { CopyItem } from './entities'

/** Rows by their heading, in the order of the tables. */
export type Tables = Record<string, Record<string, Cell>[]>

const Cells = v.union([v.string(), v.number(), v.object({ fen: v.number() }), v.undefined()])
const Chunk = v.record(v.string(), v.array(v.record(v.string(), Cells)))

async function keep(stored: StoredPhoto, ending: string, text: string, type: string): Promise<void> {
  await s3().send(
    new PutObjectCommand({
      ...{ Bucket: env.photosBucket, Key: copyKey(stored, ending), Body: text, ContentType: type },
      ...{ CacheControl: 'private, no-store', ContentDisposition: `attachment; filename="my-data${ending}"` },
    }),
  )
}

/** Writes what was read so far, when there is more. */
export async function keepChunk(copy: CopyItem, number: number, tables: Tables): Promise<void> {
  await keep(await copyName(copy), chunkEnding(number), JSON.stringify(tables), 'application/json')
}

/** Writes the whole copy, as JSON and as a table, from what was written before and what was read last. */
export async function keepWhole(copy: CopyItem, headings: readonly string[], last: Tables): Promise<void> {
  const stored = await copyName(copy)
  const whole: Tables = Object.fromEntries(headings.map((heading) => [heading, []]))
  for (let number = 1; number <= copy.chunks; number++) {
    const found = await readObject(env.photosBucket, copyKey(stored, chunkEnding(number)))
    if (!found) throw new Error('a part of a copy is missing')
    add(whole, v.parse(Chunk, JSON.parse(Buffer.from(found).toString('utf8'))))
  }
  add(whole, last)
  await keep(stored, '.json', `${JSON.stringify(whole, null, 1)}\n`, 'application/json; charset=utf-8')
  await keep(stored, '.csv', tableOf(whole), 'text/csv; charset=utf-8')
}

/** Adds rows to those that are there. */
export function add(tables: Tables, more: Tables): void {
  for (const [heading, rows] of Object.entries(more)) tables[heading] = [...(tables[heading] ?? []), ...rows]
}

/** All tables below each other, each with its heading and its columns. */
function tableOf(tables: Tables): string {
  const parts = Object.entries(tables).map(([heading, rows]) => {
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
    const lines = rows.map((row) => columns.map((column) => row[column]))
    return csvLines([[heading], ...(rows.length > 0 ? [columns, ...lines] : [['没有']]), []])
  })
  return csvOf(['我的数据'], []) + parts.join('')
}
