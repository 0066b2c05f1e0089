import { namedLinks } from '@functions/media/links'
import type { InferContractRouterOutputs } from '@orpc/contract'
import type { stations } from '@shared/contract/stations'
import { type StationItem, type StreetItem, stationsOf, streetOf } from './street'

type Out = InferContractRouterOutputs<typeof stations>

/** A station as everybody may see it: never its code secret. */
export function cardOf({
  codeSecret,
  streetId,
  phone,
  version,
  photos,
  ...station
}: StationItem): Out['list']['items'][number] {
  return station
}

/** Where a station's photos are fetched, for some minutes. No read. */
export const photosOf = ({
  streetId,
  photos = [],
}: Pick<StationItem, 'streetId' | 'photos'>): Promise<Out['get']['photos']> =>
  Promise.all(photos.map(async (name) => ({ name, ...(await namedLinks(streetId, name)) })))

/** A street as everybody may see it. */
export function streetView({ reachMetres, communities, units = [], ...street }: StreetItem): Out['street'] {
  return { ...street, communities: communities.map(({ communityId, name }) => ({ communityId, name })), units }
}

/** A street with all its stations, from caches. @throws NOT_FOUND */
export async function overviewOf(streetId: string): Promise<Out['overview']> {
  const [street, stations] = await Promise.all([streetOf(streetId), stationsOf(streetId)])
  return { street: streetView(street), stations: stations.map(cardOf) }
}
