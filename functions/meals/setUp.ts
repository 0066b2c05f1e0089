import { overtaken } from '@functions/platform/store/settings'
import type { Step } from '@functions/platform/store/transact'
import { asSeen, putNew, updateIf } from '@functions/platform/store/writes'
import type { Inputs } from '@shared/contract/contract'
import { $set } from 'dynamodb-toolbox/entity/actions/update'
import { Merchant, shopsIn } from './entities'

type ShopInput = Omit<Inputs['setup']['saveShop'], 'id' | 'version'>

/** A new shop; 2 write units. `taken` says what it means that there is one. */
export const addShop = (streetId: string, shop: ShopInput, taken: () => never): Step<never> =>
  putNew(Merchant, { streetId, ...shop, version: 1 }, taken)

/** A shop as it is to be, where nobody changed it since; 2 write units. @throws SETTING_CHANGED */
export const changeShop =
  (streetId: string, { location, ...facts }: ShopInput, seen: number) =>
  (version: number): Step<never> =>
    updateIf(
      Merchant,
      { streetId, ...facts, location: $set(location), version },
      { and: [{ attr: 'name', exists: true }, asSeen('version', seen || undefined)] },
      overtaken,
    )

/** All shops of a street as they stand, in the order of their ids. */
export const allShops = (streetId: string) => shopsIn(streetId, true)
