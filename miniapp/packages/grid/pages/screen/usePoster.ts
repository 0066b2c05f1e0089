import { api } from '@miniapp/lib/api/api'
import { useBusy } from '@miniapp/lib/load/useBusy'
import { tell, tellError } from '@miniapp/lib/phone/feedback'
import type { Outputs } from '@shared/contract/contract'
import { useState } from 'react'
import { savePicture } from './savePicture'

type Poster = Outputs['posters']['own']

/** The code to print and hang up in a station: fetched when asked for, saved to the album. */
export function usePoster(stationId: string | undefined) {
  const [poster, setPoster] = useState<Poster>()
  const [busy, run] = useBusy()
  return {
    poster,
    busy,
    show: () =>
      run(async () => {
        if (!stationId) return
        await api.posters.own({ kind: 'station', ref: stationId }).then(setPoster, tellError)
      }),
    hide: () => setPoster(undefined),
    save: () =>
      run(async () => {
        if (!poster) return
        const { contentType, imageBase64 } = poster
        const saving = savePicture({ name: `nuanxin-${stationId}`, contentType, base64: imageBase64 })
        await saving.then(() => tell('已保存，可以去打印'), tellError)
      }),
  }
}
