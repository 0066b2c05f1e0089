import { randomInt } from 'node:crypto'
import type { OfferItem } from '@functions/meals/catalogue'
import { issueToken } from '@functions/platform/http/token'
import { sceneOf } from '@functions/stations/posted'
import type { StationItem } from '@functions/stations/street'
import type { Outputs } from '@shared/contract/contract'
import { anId, type Person, requestOf } from './api'
import type { Request, Told } from './backend'
import { CENTER } from './factories'
import { qrOf } from './meals'

/** What a phone is about to send; the same until it is told. */
export interface Sending {
  what: 'checkIn' | 'redeem' | 'cancel' | 'preview' | 'confirm' | 'refuse'
  /** The write's own. */
  id?: string
  request: Request
}

export interface Phone {
  worker: Person
  /** What it sends, or sent and was not yet told about. */
  sending: () => Promise<Sending>
  /** It is told. @throws when it is refused */
  told: (told: Told) => void
}

/** A worker's and their clerk's phone: checks in, redeems, and then cancels, eats or is sent away, on and on. */
export function aPhone(worker: Person, clerk: Person, offer: OfferItem, stations: StationItem[]): Phone {
  const open = [...stations]
  let voucher: Outputs['meals']['redeem'] | undefined
  let ticket: string | undefined
  let current: Sending | undefined

  const next = (): Promise<Sending> => {
    const station = open.pop()
    if (station) {
      const proof = { kind: 'posted' as const, scene: sceneOf(station), location: CENTER }
      return of('checkIn', 'checkins', 'create', { id: anId(), stationId: station.stationId, proof }, worker)
    }
    if (!voucher) {
      const input = { id: anId(), offerId: offer.offerId, offerVersion: offer.version }
      return of('redeem', 'meals', 'redeem', input, worker)
    }
    if (!ticket && randomInt(3) === 0) {
      return of('cancel', 'meals', 'cancel', { id: anId(), voucherId: voucher.voucherId }, worker)
    }
    if (!ticket) return of('preview', 'meals', 'preview', qrOf(voucher), clerk)
    if (randomInt(3) > 0) return of('confirm', 'meals', 'confirm', { id: anId(), ticket }, clerk)
    return of('refuse', 'meals', 'refuse', { id: anId(), ticket, reason: '今天卖完了' }, clerk)
  }

  return {
    worker,
    sending: async () => {
      current ??= await next()
      return current
    },
    told: ({ status, body }) => {
      if (!current || status >= 300) throw new Error(`${current?.what} was answered ${status} ${body.code}`)
      const { what } = current
      current = undefined
      if (what === 'redeem') voucher = body as Outputs['meals']['redeem']
      else if (what === 'preview') ticket = String(body.ticket)
      else if (what !== 'checkIn') voucher = ticket = undefined
    },
  }
}

async function of(
  what: Sending['what'],
  slice: 'checkins' | 'meals',
  name: string,
  input: Record<string, unknown>,
  as: Person,
): Promise<Sending> {
  const { token } = await issueToken(as)
  const request = { slice, options: { ...requestOf(slice, name, input), token } }
  return { what, request, ...(typeof input.id === 'string' ? { id: input.id } : {}) }
}
