import jsQR from 'jsqr'
import sharp from 'sharp'
import { phonePhoto } from '../../support/camera'
import type { App, Target } from '../harness/person'
import type { Picture } from '../harness/types'

/** What of a demo place the phone is told. */
export interface Place {
  latitude: number
  longitude: number
}

/** Demo places by key, from the running system. */
export async function demoPlaces(url: string): Promise<Record<string, Place>> {
  const places = (await (await fetch(`${url}/__dev/places`)).json()) as (Place & { key: string })[]
  return Object.fromEntries(places.map(({ key, latitude, longitude }) => [key, { latitude, longitude }]))
}

/** Stands there, as exactly as a phone can tell outdoors. */
export const standAt = (app: App, { latitude, longitude }: Place) =>
  app.set({ location: { latitude, longitude, accuracy: 15 } })

/** A photo for the camera to give. */
export async function aPhoto(background = '#6b7280'): Promise<Picture> {
  const file = await phonePhoto(background)
  return { base64: file.toString('base64'), type: 'jpeg', width: 900, height: 1200 }
}

/** What the person does next with camera and scanner. */
export async function next(app: App, given: { scans?: string[]; pictures?: Picture[] }): Promise<void> {
  const { next: before } = await app.state()
  await app.set({
    next: {
      ...before,
      scans: [...before.scans, ...(given.scans ?? [])],
      pictures: [...before.pictures, ...(given.pictures ? [given.pictures] : [])],
    },
  })
}

/** Sends the report in the form; where others reported something similar, it is another thing. */
export async function sendsReport(app: App): Promise<void> {
  await app.tap('#report-send')
  await app.sees(/都不是，继续上报|还差照片/)
  if (await app.isSeen('#similar-none')) await app.tap('#similar-none')
}

/** Signs in from home with the WeChat account on this phone. */
export async function signIn(app: App): Promise<void> {
  await app.open('pages/home/index')
  await app.tap('#home-signin')
  await app.tap('#signin-agree')
  await app.tap('#signin-submit')
  await app.arrives('pages/home/index')
  await app.misses('#home-signin')
}

/** A phone, as far as its person's token lies on it. */
export interface Signed {
  state: () => Promise<{ storage: Readonly<Record<string, string>> }>
}

/** Asks the API as the person signed in on that phone; with a body it writes. Throws with its answer when it refuses. */
export async function asks<T>(app: Signed, url: string, path: string, body?: object): Promise<T> {
  const { storage } = await app.state()
  const token = Object.values(storage)
    .map((text) => /token\\*":\\*"([\w.-]+)/.exec(text)?.[1])
    .find(Boolean)
  const answer = await fetch(`${url}/api${path}`, {
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
  })
  const said: unknown = await answer.json()
  if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(said)}`)
  return said as T
}

/** Waits until the app on that phone has asked the server for anything. */
export const hasAsked = ({ wire }: App) => wire.sends('GET ')

/** More pages than any list of the demo street has. */
const MOST_PAGES = 10

/** Scrolls through a list that loads as it goes, until the target is there. */
export async function scrollsTo(app: App, target: Target): Promise<void> {
  for (let page = 0; page < MOST_PAGES; page++) {
    await app.settles()
    if (await app.isSeen(target)) return
    await app.scrollToEnd()
  }
  await app.sees(target)
}

/**
 * Waits until the phone of a worker has fetched what they need without a network (miniapp/lib/answers/provisions.ts): it does so
 * at leisure, and would else do it while some other screen is measured.
 */
export async function isProvided(app: App, url: string): Promise<void> {
  const { me } = await asks<{ me: { status: string } }>(app, url, '/home')
  if (me.status !== 'confirmed') return
  // Vouchers are the last of it.
  await app.wire.answered('GET /api/vouchers')
  await app.settles()
}

/** What a camera would read off this screen. */
export async function readsQr(app: App): Promise<string> {
  await app.reads('#voucher-qr')
  const { data, info } = await sharp(await app.picture())
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const code = jsQR(new Uint8ClampedArray(data), info.width, info.height)
  if (!code) throw new Error('no code on the screen')
  return code.data
}
