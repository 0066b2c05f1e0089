import { askCategories, CATEGORIES } from '@miniapp/lib/answers/categories'
import { api } from '@miniapp/lib/api/api'
import { useBusy } from '@miniapp/lib/load/useBusy'
import { useLoad } from '@miniapp/lib/load/useLoad'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { replace } from '@miniapp/lib/navigation/go'
import { useParam } from '@miniapp/lib/navigation/useParam'
import { buzz, tell, tellError } from '@miniapp/lib/phone/feedback'
import { newId } from '@miniapp/lib/phone/ids'
import type { LocalPhoto } from '@miniapp/lib/photos/photos'
import { usePhotosComing } from '@miniapp/lib/photos/photosComing'
import { uploadPhoto } from '@miniapp/lib/photos/uploadPhoto'
import { chooseSpot, type Spot } from '@miniapp/lib/places/spot'
import type { DESK_SOURCES } from '@shared/rules/reports/reportDesk'
import { photoSender } from '@shared/sendPhotos'
import { useRef, useState } from 'react'
import { useCommunity } from '../../useCommunity'

interface Form {
  source: keyof typeof DESK_SOURCES
  callerName: string
  callerPhone: string
  categoryId: string | undefined
  address: string
  description: string
}

const BLANK: Form = {
  source: 'phone',
  callerName: '',
  callerPhone: '',
  categoryId: undefined,
  address: '',
  description: '',
}

/** What the button says is missing; undefined when nothing is. */
function missingIn({ categoryId, address, description }: Form, spot: Spot | undefined): string | undefined {
  if (!categoryId) return '还没选类别'
  if (!spot) return '还没选位置'
  if (address.trim() === '') return '还没写地址'
  return description.trim() === '' ? '还没写情况' : undefined
}

/** A report taken in for somebody who came or called. */
export function useBehalf() {
  const community = useCommunity({ first: useParam<'grid/behalf'>('team') })
  const categories = useLoad(askCategories, [], { cache: CATEGORIES, everyones: true })
  const [form, setForm] = useState<Form>(BLANK)
  const [spot, setSpot] = useState<Spot>()
  const [photos, setPhotos] = useState<LocalPhoto[]>([])
  const { write } = useWrite(api.reports.behalf)
  const [busy, run] = useBusy()
  const sendPhotos = useRef(photoSender(uploadPhoto, newId))
  const change = (part: Partial<Form>) => setForm((before) => ({ ...before, ...part }))

  const { categoryId } = form
  const communityId = community.chosen?.communityId
  const coming = usePhotosComing()
  const missing = coming ?? missingIn(form, spot)

  const submit = async () => {
    if (!spot || !categoryId || !communityId) return
    try {
      const photoIds = await sendPhotos.current(photos)
      const { latitude, longitude } = spot
      const taken = await write({ ...form, categoryId, communityId, location: { latitude, longitude }, photoIds })
      if (!taken) return
      buzz()
      tell('已登记')
      replace('grid/handle', { id: taken.reportId })
    } catch (error) {
      tellError(error)
    }
  }

  return {
    community,
    categories,
    form,
    change,
    spot,
    pick: async () => {
      const chosen = await chooseSpot()
      if (!chosen) return
      setSpot(chosen)
      setForm((before) => (before.address.trim() === '' ? { ...before, address: chosen.address } : before))
    },
    photos,
    setPhotos,
    missing,
    busy,
    submit: () => run(submit),
  }
}
