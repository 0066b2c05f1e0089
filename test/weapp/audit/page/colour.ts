/** Channels from 0 to 255, opacity from 0 to 1. */
export interface Colour {
  r: number
  g: number
  b: number
  a: number
}

export const WHITE: Colour = { r: 255, g: 255, b: 255, a: 1 }

/** A colour as browsers compute it; undefined for spaces other than sRGB. */
export function colourOf(text: string): Colour | undefined {
  const [r = 0, g = 0, b = 0, a = 1] = (text.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number)
  if (/^rgba?\(/.test(text)) return { r, g, b, a }
  if (text.startsWith('color(srgb ')) return { r: r * 255, g: g * 255, b: b * 255, a }
  return undefined
}

/** What comes out where so much of one colour lies over an opaque other. */
export const mix = (over: Colour, under: Colour, share = over.a): Colour => ({
  r: over.r * share + under.r * (1 - share),
  g: over.g * share + under.g * (1 - share),
  b: over.b * share + under.b * (1 - share),
  a: 1,
})

export const hexOf = ({ r, g, b }: Colour): string =>
  `#${[r, g, b].map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`

/** WCAG's relative luminance. */
function luminance({ r, g, b }: Colour): number {
  const linear = (value: number) =>
    value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}

/** WCAG's contrast of two opaque colours, 1 to 21. */
export function ratioOf(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** Colours that a gradient goes through, its stops and steps between them, each with its opacity. */
export function coloursOfGradient(image: string): Colour[] {
  const stops = (image.match(/rgba?\([^)]*\)|color\([^)]*\)/g) ?? []).flatMap((text) => colourOf(text) ?? [])
  return stops.flatMap((stop, at) => {
    const next = stops[at + 1]
    if (!next) return [stop]
    return [0, 0.25, 0.5, 0.75].map((share) => ({
      ...mix(next, stop, share),
      a: next.a * share + stop.a * (1 - share),
    }))
  })
}
