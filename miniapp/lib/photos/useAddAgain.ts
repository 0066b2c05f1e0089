import { useState } from 'react'
import { useBusy } from '../load/useBusy'
import { tell, tellError } from '../phone/feedback'
import { choosePhotos } from './photos'
import { uploadPhoto } from './uploadPhoto'

/** Another picture in the place of one that did not arrive: under its id, where the first file that is one counts. */
export function useAddAgain(photoId: string) {
  const [busy, run] = useBusy()
  const [added, setAdded] = useState(false)

  async function addOne(): Promise<void> {
    const { photos, problem } = await choosePhotos(1)
    if (problem) tell(problem)
    const [photo] = photos
    if (!photo) return
    await uploadPhoto(photoId, photo)
    setAdded(true)
  }
  return { add: () => run(() => addOne().catch(tellError)), busy, added }
}
