/**
 * Writes `theme/icons.gen.scss`, `assets/tab/*.png` and `assets/meal/*.svg` from `icons.ts` and `meals.ts`. Run by hand after an icon changed:
 * `npx tsx miniapp/assets/make-icons.ts`; the results are committed, so no build needs it.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { MEAL_PICTURES } from '@shared/rules/points/offer'
import sharp from 'sharp'
import { LAYER_ICONS, type Layer } from '../lib/places/mapPlace'
import { ICONS, type IconName } from './icons'
import { MEAL_DRAWINGS, MEAL_TITLES } from './meals'

/** WeChat's size of a tab bar picture. Pixels. */
const TAB_PIXELS = 81

const TABS: Record<string, IconName> = { home: 'home', report: 'camera', points: 'coin', me: 'person' }
const COLOURS = { '': '#57606A', '-on': '#C2410C', '-dark': '#A3A9B2', '-dark-on': '#FF8A4C' }

const svg = (body: string, colour: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="${colour}" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round">${body}</svg>`

/** Pins on WeChat's map, which takes pictures only: the layer's colour and sign. */
const PINS: Readonly<Record<Layer, string>> = {
  station: '#C2410C',
  shop: '#0F766E',
  activity: '#86198F',
  parking: '#1D4ED8',
  report: '#9A6700',
}
const pin = (colour: string, sign: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 36"><path d="M15 35S3 24 3 14a12 12 0 0 1 24 0c0 10-12 21-12 21z" fill="${colour}" stroke="#fff" stroke-width="2"/><g transform="translate(7.2 6.2) scale(.65)" fill="none" stroke="#fff" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round">${sign}</g></svg>`

/** A data address CSS takes without quoting trouble. */
const dataUri = (markup: string) => `data:image/svg+xml,${encodeURIComponent(markup).replace(/'/g, '%27')}`

function stylesheet(): string {
  // A name the app does not know, e.g. of a category added later, is drawn as three dots.
  const known = [['.icon', ICONS.dots], ...Object.entries(ICONS).map(([name, body]) => [`.icon-${name}`, body])]
  const rules = known.map(
    ([selector, body]) => `${selector} {\n  --icon: url("${dataUri(svg(body ?? '', '#000'))}");\n}\n`,
  )
  return `/* Written by assets/make-icons.ts. */\n${rules.join('')}`
}

async function main(): Promise<void> {
  const here = __dirname
  await writeFile(path.join(here, '../theme/icons.gen.scss'), stylesheet())
  await mkdir(path.join(here, 'meal'), { recursive: true })
  for (const [code, body] of MEAL_PICTURES.map((code) => [code, MEAL_DRAWINGS[code]] as const)) {
    // A drawing is sharp on a ticket and across the screen alike; a picture would be too large for the one.
    const markup = `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="320" viewBox="0 0 480 320">\n<title>${MEAL_TITLES[code]}</title>\n${body}\n</svg>\n`
    await writeFile(path.join(here, 'meal', `${code}.svg`), markup)
  }
  for (const layer of Object.keys(PINS) as Layer[]) {
    await sharp(Buffer.from(pin(PINS[layer], ICONS[LAYER_ICONS[layer]])), { density: 300 })
      .resize(90, 108)
      .png({ palette: true })
      .toFile(path.join(here, `pin-${layer}.png`))
  }
  await mkdir(path.join(here, 'tab'), { recursive: true })
  for (const [tab, icon] of Object.entries(TABS)) {
    for (const [suffix, colour] of Object.entries(COLOURS)) {
      const picture = sharp(Buffer.from(svg(ICONS[icon], colour)), { density: 400 })
        .resize(TAB_PIXELS - 16, TAB_PIXELS - 16)
        .extend({ top: 8, bottom: 8, left: 8, right: 8, background: '#0000' })
      await picture.png({ palette: true }).toFile(path.join(here, 'tab', `${tab}${suffix}.png`))
    }
  }
}

void main()
