import { ApiError, asApiError } from '../api/apiError'

/** What became of what a person chose: each is there, or is answered. */
export interface Chosen<P> {
  photos: P[]
  /** A sentence about those that could not be taken. */
  problem?: string
}

/** Takes each by itself: one that cannot be read takes no other along, and nothing is dropped without a word. */
export async function takeEach<T, P>(
  all: readonly T[],
  most: number,
  take: (one: T) => Promise<P>,
): Promise<Chosen<P>> {
  const settled = await Promise.allSettled(all.slice(0, most).map(take))
  const photos = settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
  const reasons = settled.flatMap((each) => (each.status === 'rejected' ? [asApiError(each.reason).message] : []))
  const [first] = reasons
  const said = [
    ...(first === undefined ? [] : [reasons.length > 1 ? `有 ${reasons.length} 张没加上：${first}` : first]),
    ...(all.length > most ? [`最多再加 ${most} 张，多出的没加`] : []),
  ]
  return { photos, ...(said.length > 0 ? { problem: said.join('；') } : {}) }
}

/** A picture of a kind that neither this device nor the server can open. */
export function unreadable({ name = '', type = '' }: { name?: string; type?: string }): ApiError {
  const isHeic = /hei[cf]/i.test(type) || /\.hei[cf]$/i.test(name)
  const words = isHeic
    ? '这里打不开 HEIC 照片，请换 JPG，或在相机设置里选“兼容性最佳”'
    : '有一张读不出来，请换 JPG、PNG 或 WebP 照片'
  return new ApiError('PHOTO_LOST', words, 0)
}
