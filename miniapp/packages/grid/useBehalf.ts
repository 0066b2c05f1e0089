import { api } from '@miniapp/lib/api'
import { askCategories, CATEGORIES } from '@miniapp/lib/categories'
import { buzz, tell, tellError } from '@miniapp/lib/feedback'
import { replace } from '@miniapp/lib/go'
import { newId } from '@miniapp/lib/ids'
import type { LocalPhoto } from '@miniapp/lib/photos'
import { photoSender } from '@miniapp/lib/sendPhotos'
import { chooseSpot, type Spot } from '@miniapp/lib/spot'
import { uploadPhoto } from '@miniapp/lib/uploadPhoto'
import { useBusy } from '@miniapp/lib/useBusy'
import { useLoad } from '@miniapp/lib/useLoad'
import { useParam } from '@miniapp/lib/useParam'
import { useWrite } from '@miniapp/lib/useWrite'
import type { Inputs, Outputs } from '@shared/contract/contract'
import type { DESK_SOURCES } from '@shared/rules/reportDesk'
import { useRef, useState } from 'react'
import { useCommunity } from './useCommunity'

type Input = Omit<Inputs['reports']['behalf'], 'id'>

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

/** A report taken in for somebody who came or called. */
export function useBehalf() {
  const community = useCommunity({ first: useParam<'grid/behalf'>('team') })
  const categories = useLoad(askCategories, [], { cache: CATEGORIES, everyones: true })
  const [form, setForm] = useState<Form>(BLANK)
  const [spot, setSpot] = useState<Spot>()
  const [photos, setPhotos] = useState<LocalPhoto[]>([])
  const { write } = useWrite<Input, Outputs['reports']['behalf']>(api.reports.behalf)
  const [busy, run] = useBusy()
  const sendPhotos = useRef(photoSender(uploadPhoto, newId))
  const change = (part: Partial<Form>) => setForm((before) => ({ ...before, ...part }))

  const { categoryId } = form
  const communityId = community.chosen?.communityId
  const missing = !categoryId
    ? '还没选类别'
    : !spot
      ? '还没选位置'
      : form.address.trim() === ''
        ? '还没写地址'
        : form.description.trim() === ''
          ? '还没写情况'
          : undefined

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
