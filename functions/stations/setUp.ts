import { randomBytes } from 'node:crypto'
import { secrets } from '@functions/platform/sealed/secrets'
import { overtaken } from '@functions/platform/store/settings'
import type { Step } from '@functions/platform/store/transact'
import { asSeen, getNow, put, putNew, updateIf } from '@functions/platform/store/writes'
import type { Inputs } from '@shared/contract/contract'
import { $set } from 'dynamodb-toolbox/entity/actions/update'
import { Station, Street, stationsIn } from './entities'
import { sealedSecret } from './posted'
import { ServedStreet } from './registry'

type StationInput = Omit<Inputs['setup']['saveStation'], 'id' | 'version' | 'photos'> & {
  /** By the names they are stored under; absent: as they are. */
  photos: string[] | undefined
}
type StreetInput = Omit<Inputs['setup']['saveStreet'], 'id' | 'version'>

/** A new station with a secret of its own; 2 write units. `taken` says what it means that there is one. */
export async function addStation(streetId: string, station: StationInput, taken: () => never): Promise<Step<never>> {
  // A station's secret is sealed at once.
  await secrets()
  const codeSecret = sealedSecret(station.stationId, randomBytes(32).toString('hex'))
  return putNew(Station, { streetId, ...station, version: 1, codeSecret }, taken)
}

/** A station as it is to be, where nobody changed it since; its secret stays, and so do its posters. 2 write units. @throws SETTING_CHANGED */
export const changeStation =
  (streetId: string, { location, facilities, photos, ...facts }: StationInput, seen: number) =>
  (version: number): Step<never> =>
    updateIf(
      Station,
      {
        streetId,
        ...facts,
        location: $set(location),
        facilities: $set(facilities),
        photos: photos && $set(photos),
        version,
      },
      { and: [{ attr: 'name', exists: true }, asSeen('version', seen || undefined)] },
      overtaken,
    )

type Beginning = Omit<Inputs['setup']['addStreet'], 'id' | 'community'> &
  Pick<StreetInput, 'communities'> & { district: string; city: string; appName: string }

/** The names of a station's photos as it stands. 1 read unit. */
export const photosNow = async (streetId: string, stationId: string): Promise<readonly string[]> =>
  (await getNow(Station, { streetId, stationId }))?.photos ?? []

/** A new street, which the schedules work for from here on; 4 write units. `taken` says what it means that there is one. */
export const addStreet = (street: Beginning, taken: () => never): Step<never>[] => [
  putNew(Street, { ...street, units: [] }, taken),
  put(ServedStreet, { streetId: street.streetId }),
]

/** All stations of a street as they stand, in the order of their ids. */
export const allStations = (streetId: string) => stationsIn(streetId, true)

/** Communities, units and hotline as they are to be, where nobody changed the street since; 2 write units. @throws SETTING_CHANGED */
export const changeStreet =
  (streetId: string, { communities, units, ...facts }: StreetInput, seen: number) =>
  (settingsVersion: number): Step<never> =>
    updateIf(
      Street,
      { streetId, ...facts, communities: $set(communities), units: $set(units), settingsVersion },
      asSeen('settingsVersion', seen || undefined),
      overtaken,
    )
