import { listOf } from '@functions/platform/lists/list'
import { fingerprinted } from '@functions/platform/sealed/tokens'
import { kind } from '@functions/platform/store/table'
import { unfinishedFields } from '@functions/platform/store/unfinished'
import { Entity } from 'dynamodb-toolbox/entity'
import { item, list, map, number, set, string } from 'dynamodb-toolbox/schema'

/**
 * who        question                                  key
 * member     how many photos did I upload today        MEMBER#<id> / DAY#<day>#UPLOADS
 * screening  is this photo there, and what is it like  PHOTO#<street>#<name> / PHOTO
 * consumer   did something arrive that is no picture   PHOTO#<street>#<name> / UNUSABLE
 * developer  which file is this photo made of          PHOTO#<street>#<name> / ORIGINAL
 * staff      which parts of this photo are hidden       PHOTO#<street>#<name> / REDACTION
 * schedule   which pictures do not show their boxes     byQueue  UNFINISHED#<street> / <ordered>#<name>
 *
 * A photo's name follows from whose it is (keys.ts); no record says it.
 */
export const UploadDay = new Entity({
  ...kind('uploadDay'),
  schema: item({
    memberId: string().key(),
    day: string().key(),
    /** Short hashes of the photo ids: a set, so that the same photo asked for again counts once. Below 1 KB. */
    photos: set(string()),
    /** Epoch seconds; some days after the day it counts. */
    expiresAt: number(),
  }),
  computeKey: ({ memberId, day }) => ({ pk: `MEMBER#${memberId}`, sk: `DAY#${day}#UPLOADS` }),
})

/** How many photos a member uploaded, by the day. */
export const uploadDaysOf = (memberId: string) =>
  listOf(UploadDay, { partition: `MEMBER#${memberId}`, range: { beginsWith: 'DAY#' }, consistent: true })

/** A photo that was developed; written after its pictures lie in the bucket, and again when they were made by newer rules. */
export const Photo = new Entity({
  ...kind('photo'),
  schema: item({
    streetId: string().key(),
    name: string().key(),
    /** What it looks like (likeness.ts): 64 bits in hex. */
    likeness: string(),
    developedAt: number(),
    /** By which rules its pictures were made (develop.ts); absent in photos older than this. */
    rules: number().optional(),
    /** When its pictures were ordered anew, if they were. */
    orderedAt: number().optional(),
  }),
  computeKey: ({ streetId, name }) => ({ pk: `PHOTO#${streetId}#${name}`, sk: 'PHOTO' }),
})

/** That a file arrived under a photo's name which is no picture; written once, its record tells who sent it. */
export const Unusable = new Entity({
  ...kind('photoUnusable'),
  schema: item({ streetId: string().key(), name: string().key(), at: number() }),
  computeKey: ({ streetId, name }) => ({ pk: `PHOTO#${streetId}#${name}`, sk: 'UNUSABLE' }),
})

/** Which file all pictures of a photo are made of; written once, before the first of them. */
export const Original = new Entity({
  ...kind('photoOriginal'),
  schema: item({
    streetId: string().key(),
    name: string().key(),
    /** Fingerprint of the file's bytes. */
    file: string(),
  }),
  computeKey: ({ streetId, name }) => ({ pk: `PHOTO#${streetId}#${name}`, sk: 'ORIGINAL' }),
})

/** The black boxes on a photo. The picture follows: `applied` says which version it shows. */
export const Redaction = new Entity({
  ...kind('redaction'),
  schema: item({
    streetId: string().key(),
    name: string().key(),
    /** Thousandths of width and height. */
    boxes: list(map({ left: number(), top: number(), width: number(), height: number() })),
    version: number(),
    applied: number(),
    /** How often the picture was ordered again (`redactionWork`). */
    tries: number().optional(),
    /** The newest changes, oldest first. */
    changes: list(
      map({ id: string(), hash: fingerprinted(), version: number(), by: string(), byLabel: string(), at: number() }),
    ),
    /** While the picture does not show them. */
    ...unfinishedFields(),
  }),
  computeKey: ({ streetId, name }) => ({ pk: `PHOTO#${streetId}#${name}`, sk: 'REDACTION' }),
})
