import type { Facility } from '@shared/rules/text/words'

/** What a drawing of a station is made from. */
export interface Drawn {
  stationId: string
  hub: boolean
  facilities: readonly Facility[]
  /** Is it open now? Its windows are lit. */
  open: boolean
  /** The hour of the Shanghai day, 0–23: the sky follows it. */
  hour: number
}

const WALLS = ['#FFF1E0', '#F3E7D3', '#E6EFE9', '#F7E4DA', '#E9E6F2', '#E4EDF4']
const ROOFS = ['#C2410C', '#0F766E', '#8A5A2B', '#9A3B53', '#3F5F8A', '#5B7A3A']

/** A number that follows from the name alone: the same station looks the same on every phone. */
function seedOf(text: string): number {
  let sum = 7
  for (const letter of text) sum = (sum * 31 + letter.charCodeAt(0)) % 99_991
  return sum
}

const pick = <T>(all: readonly T[], seed: number): T | undefined => all[seed % all.length]

/** Sky and far houses: day, evening, night. */
function skyOf(hour: number): { top: string; low: string; far: string } {
  if (hour >= 6 && hour < 17) return { top: '#BFE0F2', low: '#EEF6FA', far: '#C3CFD6' }
  if (hour >= 17 && hour < 20) return { top: '#3C4A66', low: '#E8935B', far: '#5A5468' }
  return { top: '#141C2E', low: '#2B3A55', far: '#253049' }
}

/** What stands before the door, by what people come for. */
const BESIDE: Partial<Record<Facility, string>> = {
  seat: '<path d="M86 190h76M92 190v22M156 190v22M86 172h76" stroke="#9A6B3F" stroke-width="8"/>',
  bikeCharge:
    '<rect x="548" y="138" width="30" height="74" rx="6" fill="#0F766E"/><path d="M566 150l-8 16h10l-8 16" stroke="#FFF" stroke-width="4"/>',
  sharedShelf:
    '<path d="M594 132h62v80h-62zM594 158h62M594 184h62" stroke="#8A5A2B" stroke-width="7"/><path d="M602 150h14m10 0h20m-44 26h24m8 0h12" stroke="#C2410C" stroke-width="9"/>',
  water:
    '<rect x="192" y="160" width="24" height="52" rx="4" fill="#DCE6EC"/><rect x="195" y="136" width="18" height="26" rx="7" fill="#7DB8D8"/>',
}

/**
 * A station as a drawing of 686 × 240, or near and without its surroundings, 280 × 200: its colours follow from its id, what
 * stands before it from its facilities, its light from the hour. SVG without words.
 */
export function stationScene(
  { stationId, hub, facilities, open, hour }: Drawn,
  from: 'afar' | 'near' = 'afar',
): string {
  const seed = seedOf(stationId)
  const { top, low, far } = skyOf(hour)
  const wall = pick(WALLS, seed)
  const roof = pick(ROOFS, seed >> 3)
  const pane = open ? '#FFC66B' : '#8C97A0'
  const wide = hub ? 264 : 200 + (seed % 3) * 16
  const left = 343 - wide / 2
  const right = left + wide
  const height = hub ? 136 : 112
  const eaves = 212 - height
  const panes = Array.from({ length: hub ? 3 : 2 }, (_, index) => {
    const x = left + 18 + index * 56
    return `<rect x="${x}" y="${eaves + 26}" width="44" height="42" rx="4" fill="${pane}"/><path d="M${x + 22} ${eaves + 26}v42" stroke="${wall}" stroke-width="4"/>`
  }).join('')
  const crown =
    seed % 2
      ? `<path d="M${left - 14} ${eaves + 4}L343 ${eaves - 46}l${wide / 2 + 14} 50" fill="${wall}" stroke="${roof}" stroke-width="12"/>`
      : `<rect x="${left - 12}" y="${eaves - 22}" width="${wide + 24}" height="26" rx="5" fill="${roof}"/>`
  const houses = Array.from({ length: 7 }, (_, index) => {
    const tall = 52 + ((seed >> index) % 6) * 14
    return `<rect x="${index * 100 - 10}" y="${212 - tall}" width="${74 + ((seed >> (index + 2)) % 3) * 14}" height="${tall}" fill="${far}"/>`
  }).join('')
  const beside = Object.entries(BESIDE).flatMap(([code, drawing]) =>
    facilities.some((each) => each === code) ? [drawing] : [],
  )
  const surroundings = `<rect width="686" height="240" fill="url(#a)"/>${houses}`
  const sky = `<linearGradient id="a" x2="0" y2="1"><stop stop-color="${top}"/><stop offset="1" stop-color="${low}"/></linearGradient>`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${from === 'near' ? '203 40 280 200' : '0 0 686 240'}" fill="none" stroke-linecap="round">`,
    from === 'near' ? `<rect width="686" height="240" fill="${low}"/>` : sky + surroundings,
    '<rect y="212" width="686" height="28" fill="#6B6660"/>',
    `<rect x="${left}" y="${eaves}" width="${wide}" height="${height}" fill="${wall}"/>${crown}${panes}`,
    `<rect x="${right - 62}" y="${eaves + 30}" width="46" height="${height - 30}" rx="4" fill="${open ? '#F4A340' : '#6F7A82'}"/>`,
    `<path d="M343 ${eaves - 2}c5-6 14-2 14 5 0 8-14 14-14 14s-14-6-14-14c0-7 9-11 14-5z" fill="#E5672A"/>`,
    ...(from === 'near' ? [] : beside),
    '</svg>',
  ].join('')
}

/** An address of a drawing for CSS; only what CSS or an address would stumble over is written otherwise. */
export const addressOf = (svg: string): string =>
  `data:image/svg+xml,${svg.replace(/"/g, "'").replace(/[%#<>]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)}`
