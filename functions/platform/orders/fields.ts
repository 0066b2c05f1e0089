import { listedFields } from '@functions/platform/lists/listed'
import { fingerprinted } from '@functions/platform/sealed/tokens'
import { unfinishedFields } from '@functions/platform/store/unfinished'
import { ORDER_FAILURES, type OrderFailure } from '@shared/rules/office/orders'
import { boolean, number, string } from 'dynamodb-toolbox/schema'

const failures = Object.keys(ORDER_FAILURES) as OrderFailure[]

/**
 * What every order over many things stores beside its own words: who ordered it, and how far it is. It lies in one item, its
 * things in parts of ≤ 20 beside it, so that a step writes one part and the order.
 */
export const orderFields = () => ({
  orderId: string().key(),
  streetId: string(),
  /** Fingerprint of what was ordered. */
  hash: fingerprinted(),
  memberId: string(),
  at: number(),
  total: number(),
  done: number(),
  refused: number(),
  /** The part whose turn it is, of how many. */
  part: number(),
  parts: number(),
  state: string().enum('running', 'done', 'stopped', 'failed'),
  failure: string()
    .enum(...failures)
    .optional(),
  /** It ends after the part that is in hand. */
  stopAsked: boolean().optional(),
  /** Rises with every step; every step is conditioned on it. */
  version: number(),
  movedAt: number(),
  /** How often it was taken up again since its last step (exports/unfinished.ts). */
  tries: number().optional(),
  /** Epoch seconds. */
  expiresAt: number(),
  ...listedFields(),
  ...unfinishedFields(),
})

/** What a part stores beside its things. */
export const partFields = () => ({
  orderId: string().key(),
  part: number().key(),
  streetId: string(),
  expiresAt: number(),
})

/** What became of a thing, once it was its turn. */
export const outcomeFields = () => ({
  outcome: string().enum('done', 'refused').optional(),
  code: string().optional(),
  message: string().optional(),
})

/** Where a part lies below its order. */
export const partKey = (part: number): string => `PART#${String(part).padStart(2, '0')}`
