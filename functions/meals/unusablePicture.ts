import { storedAs } from '@functions/media/names'
import { unusablePhoto, unusableRecords } from '@functions/media/unusable'
import { announce } from '@functions/messages/send'
import type { Effect } from '@functions/platform/events/effect'
import { fanOut } from '@functions/platform/events/fanOut'
import { idAt } from '@functions/platform/store/ids'
import { pageLink } from '@shared/pages'
import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format'
import { type OfferItem, readOffers } from './catalogue'
import { Offer } from './entities'
import { photoOf } from './pictures'

/** A meal's photo is a file that nobody can open: who sent it is told once, whichever of the two comes second. */
export const pictureUnusable: Effect = {
  name: 'pictureUnusable',
  kinds: [unusableRecords.kind, Offer.entityName],
  run: async ({ kind, before, after }) => {
    if (!after) return
    if (kind === Offer.entityName) return tell(Offer.build(EntityFormatter).format(after))
    if (before) return
    const { streetId, name } = unusableRecords.read(after)
    await fanOut(await readOffers(streetId, { consistent: true }), (offer) => tell(offer, name))
  },
}

/** Nothing for a drawing, a photo that is there or on its way, or another file than `only`. 2 read units a photo. */
async function tell({ streetId, offerId, merchantId, title, picture }: OfferItem, only?: string): Promise<void> {
  const photo = photoOf(picture)
  if (!photo) return
  const stored = await storedAs({ streetId, ...photo })
  if (only !== undefined && stored.name !== only) return
  const unusable = await unusablePhoto(stored)
  if (!unusable) return
  await announce({
    id: idAt(unusable.at, `unusable#${stored.name}#${offerId}`),
    ...{ memberId: photo.memberId, streetId, kind: 'notice', title },
    text: '这个套餐的照片打不开，没有存下来。点开可以重新选一张，或者先用一张图画。',
    page: pageLink('merchant/offer', { shop: merchantId, id: offerId }),
    state: '缺照片',
  })
}
