import { fingerprint } from '@functions/platform/store/ids'
import { Poster, PosterScan } from '@functions/posters/entities'
import { aPoster, ownPosterId } from '@functions/posters/making'
import type { PosterKind } from '@shared/rules/posters/poster'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { MERCHANTS } from './data/merchants'
import { HUB_ID, STATIONS } from './data/stations'
import { STREET_ID } from './data/street'
import type { Random } from './random'
import type { Put } from './writer'

const DAY = 86_400_000
/** They hang for so long. Days. */
const HANGING = 40

interface Hung {
  kind: PosterKind
  ref: string
  title: string
  place: string
  /** At most so many scans; 0 of one that nobody passes. */
  scans: number
}

/**
 * Posters as the newspaper tells: lessons in the stations, the open letter in the shops, each with a code of its own, and the
 * codes for checking in. One hangs where nobody looks.
 */
export function posterPuts(ids: ReadonlyMap<string, string>, now: number, random: Random): Put[] {
  const idOf = (title: string) => {
    const id = ids.get(title)
    if (id === undefined) throw new Error(`the street has no article ${title}`)
    return id
  }
  const [letter, lesson] = ['致新就业群体一封信', '雨雪天骑车三件事']
  const [shop] = MERCHANTS
  const hung: Hung[] = [
    ...STATIONS.map(({ name }, index) => ({
      ...{ kind: 'lesson' as const, ref: idOf(lesson), title: lesson, place: name, scans: index === 3 ? 0 : 6 },
    })),
    ...MERCHANTS.map(({ name }, index) => ({
      ...{ kind: 'article' as const, ref: idOf(letter), title: letter, place: name, scans: index === 5 ? 0 : 9 },
    })),
    ...(shop
      ? [{ kind: 'shop' as const, ref: shop.merchantId, title: shop.name, place: '美食街路口', scans: 15 }]
      : []),
  ]
  const own = STATIONS.map(({ stationId, name }) => {
    const [kind, place, scans] = ['station' as const, name, stationId === HUB_ID ? 60 : 12]
    return { posterId: ownPosterId(STREET_ID, kind, stationId), kind, ref: stationId, title: name, place, scans }
  })
  const posters = [...hung.map((each) => ({ posterId: random.id(now).slice(-8), ...each })), ...own]
  return posters.flatMap(({ scans, ...poster }) => {
    const at = now - random.between(HANGING - 5, HANGING) * DAY
    const times = scans === 0 ? 0 : random.between(1, scans)
    return [
      Poster.build(BatchPutRequest).item(aPoster({ ...poster, streetId: STREET_ID, at })),
      ...Array.from({ length: times }, () =>
        scanOf(poster.posterId, at + Math.floor(random.next() * (now - at)), random),
      ),
    ]
  })
}

function scanOf(posterId: string, at: number, random: Random): Put {
  const hash = fingerprint({ posterId })
  return PosterScan.build(BatchPutRequest).item({ id: random.id(at), hash, posterId, streetId: STREET_ID, at })
}
