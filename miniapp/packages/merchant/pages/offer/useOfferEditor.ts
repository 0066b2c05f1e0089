import { api } from '@miniapp/lib/api/api'
import { asApiError, isTooOld } from '@miniapp/lib/api/apiError'
import { now } from '@miniapp/lib/clock'
import { useBusy } from '@miniapp/lib/load/useBusy'
import { useLoad } from '@miniapp/lib/load/useLoad'
import { goBack } from '@miniapp/lib/navigation/go'
import { useParam } from '@miniapp/lib/navigation/useParam'
import { buzz, tell, tellError } from '@miniapp/lib/phone/feedback'
import { newId } from '@miniapp/lib/phone/ids'
import type { LocalPhoto } from '@miniapp/lib/photos/photos'
import { usePhotosComing } from '@miniapp/lib/photos/photosComing'
import { uploadPhoto } from '@miniapp/lib/photos/uploadPhoto'
import { factsOf, formOf, missingIn, newForm, type OfferForm } from '@shared/rules/points/offerForm'
import { dayOf } from '@shared/rules/time/day'
import { useRef, useState } from 'react'
import { useShopId } from '../../useShopId'

/** A meal being written or changed: nothing is sent before the button, and the same content is sent once. */
export function useOfferEditor() {
  const merchantId = useShopId()
  const offerId = useParam<'merchant/offer'>('id')
  const load = useLoad(() => api.shops.offer({ merchantId, offerId }), [offerId], { when: offerId !== '' })
  const [changed, setChanged] = useState<Partial<OfferForm>>({})
  const [photos, setPhotos] = useState<LocalPhoto[]>([])
  const coming = usePhotosComing()
  const [busy, run] = useBusy()
  // One id for this content and one for this photo: sent again after a lost answer they change nothing.
  const ids = useRef<{ write: string; photo: string }>()
  const form = { ...(load.data ? formOf(load.data) : newForm(dayOf(now()))), ...changed }

  const change = (fields: Partial<OfferForm>) => {
    ids.current = undefined
    setChanged((before) => ({ ...before, ...fields }))
  }

  const save = () =>
    run(async () => {
      ids.current ??= { write: newId(), photo: newId() }
      const { write: id, photo: photoId } = ids.current
      const [photo] = photos
      try {
        if (photo) await uploadPhoto(photoId, photo)
        const facts = { merchantId, id, ...factsOf(form, photo ? photoId : undefined) }
        if (load.data) await api.shops.changeOffer({ ...facts, offerId, version: load.data.version })
        else await api.shops.createOffer(facts)
        buzz()
        tell(form.onSale ? '已保存，小哥马上能看到' : '已保存，现在不卖')
        goBack()
      } catch (error) {
        tellError(error)
        // Somebody else changed it: what they wrote is shown, what was typed here stays on top of it.
        if (isTooOld(error)) ids.current = undefined
        if (asApiError(error).code === 'OFFER_EDITED') {
          ids.current = undefined
          await load.reload()
        }
      }
    })

  return {
    load,
    isNew: offerId === '',
    form,
    change,
    photos,
    setPhotos: (next: LocalPhoto[]) => {
      ids.current = undefined
      setPhotos(next)
    },
    missing: coming ?? missingIn(form),
    busy,
    save,
  }
}
