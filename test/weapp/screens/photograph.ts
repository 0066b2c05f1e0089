import { collectorSource } from '../audit/collector'
import { costOf, type ScreenFacts, type ScreenMeasure } from '../audit/measures'
import { LARGEST_FONT, SCREEN, STANDARD_FONT } from '../harness/device'
import type { App } from '../harness/person'
import type { DeviceState } from '../harness/types'
import type { Shot } from './shot'

/** Where pictures, measures and the contact sheet are put. */
export const FOLDER = 'dist/screens'

/** A way to hold the same screen against the light. */
export interface Look {
  name: 'light' | 'dark' | 'large' | 'small'
  title: string
  device: Pick<DeviceState, 'screen' | 'fontSize'>
  themes: readonly ('light' | 'dark')[]
}

/** What a phone with 960 pixels becomes when its owner asks for the largest display: narrow, low, no notch. */
const SMALL = { width: 320, height: 568, pixelRatio: 3, statusBar: 20, safeBottom: 0 }

/** Phones that every screen is shown on; one phone may be looked at by day and by night. */
export const PHONES: readonly Look[] = [
  {
    name: 'light',
    title: '375 × 812',
    device: { screen: SCREEN, fontSize: STANDARD_FONT },
    themes: ['light', 'dark'],
  },
  { name: 'large', title: 'largest letters', device: { screen: SCREEN, fontSize: LARGEST_FONT }, themes: ['light'] },
  { name: 'small', title: '320 × 568', device: { screen: SMALL, fontSize: STANDARD_FONT }, themes: ['light'] },
]

/** Name of the picture of a screen on a phone by day or night. */
export const pictureOf = (shot: Shot, phone: Look, theme: 'light' | 'dark') =>
  `${shot.name}.${phone.name === 'light' ? theme : phone.name}.png`

/** Opens a screen, waits until it has come to rest, photographs and measures it by day and, where asked, by night. */
export async function photograph(app: App, shot: Shot, phone: Look): Promise<ScreenMeasure[]> {
  const measures: ScreenMeasure[] = []
  await shot.before?.(app)
  await app.open(shot.path)
  await app.sees(shot.ready)
  await app.settles()
  const cost = costOf(await app.cost())
  if (shot.act) {
    await shot.act(app)
    await app.settles()
  }
  const { route } = await app.cost()
  for (const theme of phone.themes) {
    await app.set({ theme })
    await app.picture(`${FOLDER}/${pictureOf(shot, phone, theme)}`)
    const seen = await app.collect<ScreenFacts>(await collectorSource())
    // The picture is drawn at 2×; the phone it stands for has more.
    const images = seen.images.map((image) => ({ ...image, dpr: phone.device.screen.pixelRatio }))
    const facts = { ...seen, images }
    measures.push({
      ...{ route, theme, facts, fontSize: phone.device.fontSize, width: phone.device.screen.width, ...cost },
      ...(shot.state ? { state: shot.state } : {}),
    })
  }
  await app.set({ theme: 'light' })
  if (shot.undo) {
    await shot.undo(app)
    // What this screen still asks for, now that the network is back, is not the next one's.
    await app.settles()
  }
  return measures
}
