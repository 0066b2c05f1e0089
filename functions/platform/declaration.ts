import type { AnyContractProcedure } from '@orpc/contract'

/** Folders of the two buckets; functions/media/keys.ts names the objects in them. */
export type Folder =
  | 'uploads/originals'
  | 'uploads/orders'
  | 'uploads/unredacted'
  | 'uploads/files'
  | 'uploads/papers'
  | 'photos/photos'
  | 'photos/screens'
  | 'photos/tiles'
  | 'photos/rows'
  | 'photos/exports'
  | 'photos/copies'

/** The queues of infra/queues.yml that functions are called from. */
export type Queue = 'UrgentQueue' | 'DeliveriesQueue' | 'EffectsQueue'

/**
 * What a function needs that its code does not show by itself. Rights on the table, its indexes and the secrets follow
 * from the bundle (infra/rights.ts).
 */
export interface Needs {
  /** Folders whose objects it fetches, or signs links to. */
  reads?: readonly Folder[]
  /** Folders it puts objects into, or signs upload forms for. */
  writes?: readonly Folder[]
  /** Folders whose objects it deletes. */
  deletes?: readonly Folder[]
  /** How long one call may take. Lambda ends it then. Default: 10 s. */
  seconds?: number
  /** Memory, and with it processor. Default: 1024 MB. */
  megabytes?: number
}

/** Records of the table's stream whose item is of one of these kinds: all, or new ones only. */
interface FromRecords {
  records: () => Promise<readonly string[]>
  only?: 'new'
  /** Of these kinds only new items that say so: `{ message: { push: 'due' } }`. */
  narrowed?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Queues that call it too. */
  queues?: readonly Queue[]
}

/** What calls a function that serves no route of the contract. */
export type Trigger =
  /** EventBridge: `rate(5 minutes)` or a daily `cron(10 18 * * ? *)` in UTC. */
  | { schedule: string }
  | FromRecords
  /** Messages of queues, in batches of ten; at most so many batches of a queue at once. */
  | { queues: readonly Queue[]; atOnce: number }
  /** A file in the uploads bucket. */
  | { upload: true }
  /** A raw request from outside, as WeChat's push. */
  | { request: string }

/** What a slice of functions/ says of itself, in its slice.ts. Functions, routes, rights and alarms are made from it. */
export interface Slice {
  /** The routes its index.ts serves. */
  contract?: Readonly<Record<string, AnyContractProcedure>>
  /** Requests its index.ts answers beside the contract, as API Gateway names them: `ANY /open311/{proxy+}`. */
  requests?: readonly string[]
  /** What its index.ts needs. */
  needs?: Needs
  /** Its on<Event>.ts, by file. */
  on?: Readonly<Record<`on${string}`, Needs & Trigger>>
}
