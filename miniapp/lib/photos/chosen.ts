import { type Chosen, takeEach } from '@shared/takeEach'
import { ApiError, asApiError } from '../api/apiError'

/** Photos that a person chose: each is there, or is answered by the app's own sentence. */
export const takePhotos = <T, P>(all: readonly T[], most: number, take: (one: T) => Promise<P>): Promise<Chosen<P>> =>
  takeEach(all, most, take, (reason) => asApiError(reason).message)

/** A picture of a kind that neither this device nor the server can open. */
export function unreadable({ name = '', type = '' }: { name?: string; type?: string }): ApiError {
  const isHeic = /hei[cf]/i.test(type) || /\.hei[cf]$/i.test(name)
  const words = isHeic
    ? '这里打不开 HEIC 照片，请换 JPG，或在相机设置里选“兼容性最佳”'
    : '有一张读不出来，请换 JPG、PNG 或 WebP 照片'
  return new ApiError('PHOTO_LOST', words, 0)
}
