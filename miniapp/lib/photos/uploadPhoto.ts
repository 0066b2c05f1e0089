import { api } from '../api/api'
import { type LocalPhoto, postPhoto } from './photos'

/**
 * Sends one photo: asks for a one-off form, posts the file.
 * @param id the photo's ULID, the same on every try: asking again gives the same key, so nothing is stored twice.
 * @param onProgress 0–100. Throws ApiError.
 */
export async function uploadPhoto(
  id: string,
  photo: LocalPhoto,
  onProgress?: (percent: number) => void,
): Promise<void> {
  const form = await api.media.createUpload({ id, contentType: photo.contentType, bytes: photo.bytes })
  await postPhoto(form, photo, onProgress)
}
