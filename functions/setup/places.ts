import { addShop, allShops, changeShop } from '@functions/meals/setUp'
import { storedAs } from '@functions/media/names'
import type { Actor } from '@functions/platform/http/token'
import { type PageQuery, pageOfQuery } from '@functions/platform/lists/pages'
import { problem } from '@functions/platform/problem'
import { guarded } from '@functions/platform/store/repeat'
import { changedBefore, changeSetting, overtaken } from '@functions/platform/store/settings'
import { addStation, allStations, changeStation, changeStreet, photosNow } from '@functions/stations/setUp'
import { streetNow, streets } from '@functions/stations/street'
import { photosOf } from '@functions/stations/views'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { MAX_SHOPS, MAX_STATIONS } from '@shared/contract/places'

/** As the list of changes names all of it. */
export const SETUP = 'setup'

async function freshStreet(streetId: string) {
  const street = await streetNow(streetId)
  if (!street) throw problem('NOT_FOUND')
  return street
}

/** The street as it is set up. 1 read unit. @throws NOT_FOUND */
export async function streetSetup({ streetId }: Actor): Promise<Outputs['setup']['street']> {
  const street = await freshStreet(streetId)
  const { name, hotline, communities, units = [], center, reachMetres, settingsVersion: version = 0 } = street
  return { name, hotline, communities, units, center, reachMetres, version }
}

/**
 * Changes hotline, communities and units. What is there stays: reports, members and shops stand under its id. One read and
 * one transaction of 10 write units. @throws SETTING_CHANGED, SETUP_INVALID, NOT_FOUND
 */
export async function saveStreet(actor: Actor, input: Inputs['setup']['saveStreet']) {
  const { streetId } = actor
  const { id, version: seen, ...wanted } = input
  const ids = teamIdsOf(wanted)
  if (new Set(ids).size < ids.length) throw problem('SETUP_INVALID', { message: '社区和单位的编号不能重复' })
  const repeated = await guarded(
    () => keepsTeams(streetId, ids),
    () => changedBefore(actor, input),
  )
  if (repeated) return repeated
  const about = `街道资料：${wanted.communities.length} 个社区，${wanted.units.length} 个单位`
  return changeSetting(actor, { ref: SETUP, kept: streets, about }, input, changeStreet(streetId, wanted, seen))
}

interface Teams {
  communities: readonly { communityId: string }[]
  units: readonly { unitId: string }[]
}

const teamIdsOf = ({ communities, units }: Teams) => [
  ...communities.map(({ communityId }) => communityId),
  ...units.map(({ unitId }) => unitId),
]

async function keepsTeams(streetId: string, ids: readonly string[]): Promise<void> {
  const { communities, units = [] } = await freshStreet(streetId)
  const gone = teamIdsOf({ communities, units }).find((teamId) => !ids.includes(teamId))
  if (gone !== undefined) throw problem('SETUP_INVALID', { message: `“${gone}”已有记录，可以改名，不能去掉` })
}

async function knownCommunity(streetId: string, communityId: string): Promise<void> {
  const { communities } = await freshStreet(streetId)
  if (!communities.some((each) => each.communityId === communityId)) throw problem('UNKNOWN_COMMUNITY')
}

function taken(): never {
  throw problem('ID_TAKEN')
}

/** All stations as they stand, closed ones too. One query. */
export const stationsSetup = ({ streetId, memberId }: Actor, page: PageQuery): Promise<Outputs['setup']['stations']> =>
  pageOfQuery(
    page,
    `setup-stations#${memberId}`,
    allStations(streetId).page,
    async ({ codeSecret, streetId: _, version = 0, photos, ...facts }) => ({
      ...facts,
      photos: await photosOf({ streetId, photos }),
      version,
    }),
  )

type TypedPhotos = Inputs['setup']['saveStation']['photos']

/**
 * A photo by its name is one that this station has: nobody shows a picture of somebody else's by what they found out. One that
 * a colleague took away since is gone. @throws SETTING_CHANGED
 */
async function keepsPhotos(streetId: string, stationId: string, photos: TypedPhotos = []): Promise<void> {
  const names = photos.flatMap(({ name }) => name ?? [])
  if (names.length === 0) return
  const known = await photosNow(streetId, stationId)
  if (names.some((name) => !known.includes(name))) overtaken()
}

/** Under what names photos lie: by an id, one that this administrator uploaded. No read. */
const photosNamed = async ({ streetId, memberId }: Actor, photos: NonNullable<TypedPhotos>): Promise<string[]> => {
  const names = photos.map(async ({ name, photoId }) => {
    if (photoId === undefined) return name ?? []
    return (await storedAs({ streetId, memberId, photoId })).name
  })
  return [...new Set((await Promise.all(names)).flat())]
}

/** Adds a station or changes it, and its photos. At most three reads and one transaction of 10 write units. @throws SETTING_CHANGED, SETUP_INVALID, UNKNOWN_COMMUNITY, SETUP_FULL, ID_TAKEN */
export async function saveStation(actor: Actor, input: Inputs['setup']['saveStation']) {
  const { streetId } = actor
  const { id, version: seen, photos, ...facts } = input
  const { name, opensAtMinute, closesAtMinute, active } = facts
  if (opensAtMinute === closesAtMinute) throw problem('SETUP_INVALID', { message: '开门和关门不能是同一时间' })
  await knownCommunity(streetId, facts.communityId)
  const repeated = await guarded(
    () => keepsPhotos(streetId, facts.stationId, photos),
    () => changedBefore(actor, input),
  )
  if (repeated) return repeated
  const station = { ...facts, photos: photos && (await photosNamed(actor, photos)) }
  if (seen === undefined) {
    const all = await allStations(streetId).all()
    // Sent again it is there already, and gets its first answer.
    const isThere = all.some(({ stationId }) => stationId === station.stationId)
    if (!isThere && all.length >= MAX_STATIONS) throw problem('SETUP_FULL')
    const add = await addStation(streetId, station, taken)
    return changeSetting(actor, { ref: SETUP, about: `新增驿站“${name}”` }, input, () => add)
  }
  const about = `修改驿站“${name}”${active ? '' : '：暂停开放'}`
  return changeSetting(actor, { ref: SETUP, about }, input, changeStation(streetId, station, seen))
}

/** All shops as they stand. One query. */
export const shopsSetup = ({ streetId, memberId }: Actor, page: PageQuery): Promise<Outputs['setup']['shops']> =>
  pageOfQuery(page, `setup-shops#${memberId}`, allShops(streetId).page, ({ streetId: _, version = 0, ...facts }) => ({
    ...facts,
    version,
  }))

/** Adds a shop or changes it. At most two reads and one transaction of 10 write units. @throws SETTING_CHANGED, UNKNOWN_COMMUNITY, SETUP_FULL, ID_TAKEN */
export async function saveShop(actor: Actor, input: Inputs['setup']['saveShop']) {
  const { streetId } = actor
  const { id, version: seen, ...shop } = input
  await knownCommunity(streetId, shop.communityId)
  if (seen === undefined) {
    const all = await allShops(streetId).all()
    const isThere = all.some(({ merchantId }) => merchantId === shop.merchantId)
    if (!isThere && all.length >= MAX_SHOPS) throw problem('SETUP_FULL')
    const add = addShop(streetId, shop, taken)
    return changeSetting(actor, { ref: SETUP, about: `新增商家“${shop.name}”` }, input, () => add)
  }
  const about = `修改商家“${shop.name}”`
  return changeSetting(actor, { ref: SETUP, about }, input, changeShop(streetId, shop, seen))
}
