import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'

const Description = v.object({
  key: v.string(),
  size: v.number(),
  etag: v.string(),
  contentType: v.string(),
  modifiedAt: v.number(),
  headers: v.record(v.string(), v.string()),
})

/** What is known of an object; `modifiedAt` is epoch milliseconds, `headers` are sent with it as they were stored. */
export type ObjectDescription = v.InferOutput<typeof Description>
type NewObject = Pick<ObjectDescription, 'key' | 'contentType' | 'modifiedAt' | 'headers'>

/** One bucket's objects. With a folder they survive a restart, without one they live in memory. */
export type Bucket = {
  put: (object: NewObject, body: Buffer) => ObjectDescription
  describe: (key: string) => ObjectDescription | undefined
  read: (key: string) => Buffer | undefined
  remove: (key: string) => void
  /** All keys, in S3's order. */
  keys: () => string[]
}

/** Opens a bucket. A description whose body is missing (a write cut off half-way) does not count as an object. */
export function openBucket(folder: string | undefined): Bucket {
  const known = new Map<string, ObjectDescription>()
  const bodies = new Map<string, Buffer>()
  // A key may be longer than a file name may be, and may hold any character.
  const fileOf = (key: string, kind: 'bin' | 'json') =>
    join(folder ?? '', `${createHash('sha256').update(key).digest('hex')}.${kind}`)

  if (folder !== undefined) {
    mkdirSync(folder, { recursive: true })
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
      const description = v.parse(Description, JSON.parse(readFileSync(join(folder, name), 'utf8')))
      if (existsSync(fileOf(description.key, 'bin'))) known.set(description.key, description)
    }
  }

  const writeWhole = (file: string, data: string | Buffer) => {
    writeFileSync(`${file}.part`, data)
    renameSync(`${file}.part`, file)
  }

  return {
    put: (object, body) => {
      const etag = `"${createHash('md5').update(body).digest('hex')}"`
      const description = { ...object, size: body.length, etag }
      if (folder === undefined) bodies.set(object.key, body)
      else {
        writeWhole(fileOf(object.key, 'bin'), body)
        writeWhole(fileOf(object.key, 'json'), JSON.stringify(description))
      }
      known.set(object.key, description)
      return description
    },
    describe: (key) => known.get(key),
    read: (key) => {
      if (!known.has(key)) return undefined
      return folder === undefined ? bodies.get(key) : readFileSync(fileOf(key, 'bin'))
    },
    remove: (key) => {
      known.delete(key)
      bodies.delete(key)
      if (folder === undefined) return
      rmSync(fileOf(key, 'json'), { force: true })
      rmSync(fileOf(key, 'bin'), { force: true })
    },
    keys: () => [...known.keys()].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))),
  }
}
