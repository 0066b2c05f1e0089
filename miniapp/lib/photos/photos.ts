import type { PhotoType } from '@shared/rules/reports/report'
import type { Chosen } from '@shared/takeEach'
import Taro from '@tarojs/taro'
import { ApiError } from '../api/apiError'
import { dismissed } from '../phone/feedback'
import { takePhotos, unreadable } from './chosen'

/** A photo on this phone. */
export interface LocalPhoto {
  /** Where it lies. */
  path: string
  /** Where a small one for lists lies, when one could be made. */
  small?: string
  /** It survives a restart. */
  kept?: boolean
  contentType: PhotoType
  bytes: number
}

/** Longest side after compressing: the server keeps no more. Pixels. */
const LONGEST_PIXELS = 2048
/** A small one has as many pixels as a square of this side: what the smallest place on the densest phone shows. */
const SMALL_PIXELS = 184

/**
 * Takes or picks photos and makes them small enough to send on a weak network. Empty when the person went back.
 * @param count how many may still be added.
 */
export async function choosePhotos(count: number): Promise<Chosen<LocalPhoto>> {
  const picked = await Taro.chooseMedia({
    count,
    mediaType: ['image'],
    sourceType: ['camera', 'album'],
    sizeType: ['compressed'],
  }).catch(dismissed('打不开相机和相册，请在设置里允许使用'))
  return takePhotos(picked?.tempFiles ?? [], count, ({ tempFilePath }) => shrink(tempFilePath))
}

async function shrink(path: string): Promise<LocalPhoto> {
  const { width, height } = await Taro.getImageInfo({ src: path }).catch(() => {
    throw unreadable({ name: path })
  })
  const small = await Taro.compressImage({
    src: path,
    quality: 80,
    ...(Math.max(width, height) > LONGEST_PIXELS
      ? width >= height
        ? { compressedWidth: LONGEST_PIXELS }
        : { compressedHeight: LONGEST_PIXELS }
      : {}),
  }).catch(() => ({ tempFilePath: path })) // it goes out as large as it is
  const tiny = await Taro.compressImage({
    src: path,
    quality: 70,
    compressedWidth: Math.max(1, Math.floor(SMALL_PIXELS * Math.sqrt(width / height))),
    compressedHeight: Math.max(1, Math.floor(SMALL_PIXELS * Math.sqrt(height / width))),
  }).catch(() => undefined) // lists show the large one
  return {
    path: small.tempFilePath,
    ...(tiny ? { small: tiny.tempFilePath } : {}),
    contentType: await typeOf(small.tempFilePath),
    bytes: await sizeOf(small.tempFilePath),
  }
}

/** As WeChat says; what it compresses is JPEG. What the server cannot open is not said to be one. */
async function typeOf(path: string): Promise<PhotoType> {
  const { type } = await Taro.getImageInfo({ src: path })
  if (type === 'png') return 'image/png'
  if (String(type) === 'webp') return 'image/webp'
  if (/^jpe?g$/i.test(type ?? '') || /\.jpe?g$/i.test(path)) return 'image/jpeg'
  throw unreadable({ name: path, type: type ?? '' })
}

function sizeOf(path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    Taro.getFileSystemManager().getFileInfo({
      filePath: path,
      success: (info) => resolve('size' in info ? info.size : 0),
      fail: () => reject(new ApiError('PHOTO_LOST', '照片读不出来，请重新拍', 0)),
    })
  })
}

/**
 * Moves a photo to where WeChat does not clean up, so that it survives until it is sent. Without room on the phone the
 * temporary file is still good for this session.
 */
export async function keepPhoto(photo: LocalPhoto): Promise<LocalPhoto> {
  const { small, ...rest } = photo
  const path = await saved(photo.path)
  if (!path) return photo
  const keptSmall = small ? await saved(small) : undefined
  return { ...rest, path, kept: true, ...(keptSmall ? { small: keptSmall } : {}) }
}

/** Where a temporary file was moved to; undefined when there is no room. */
function saved(tempFilePath: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    Taro.getFileSystemManager().saveFile({
      tempFilePath,
      success: ({ savedFilePath }) => resolve(String(savedFilePath)),
      fail: () => resolve(undefined),
    })
  })
}

/** Removes a kept photo after it was sent. */
export function dropPhoto({ path, small }: Pick<LocalPhoto, 'path' | 'small'>): void {
  for (const filePath of small ? [path, small] : [path]) {
    Taro.getFileSystemManager().removeSavedFile({ filePath, fail: () => undefined }) // it was never kept
  }
}

/** Removes the kept photos nobody needs any more. */
export function sweepPhotos(needed: readonly LocalPhoto[]): void {
  const paths = new Set(needed.flatMap(({ path, small }) => [path, small]))
  Taro.getFileSystemManager().getSavedFileList({
    success: ({ fileList }) => {
      for (const { filePath } of fileList) if (!paths.has(filePath)) dropPhoto({ path: filePath })
    },
  })
}

/** What an image shows of a photo's path. */
export const usePhotoSource = (path: string) => path

/**
 * Uploads with a one-off form: its fields first, the file last, as S3 wants it.
 * Throws ApiError: OFFLINE when nothing arrived, UPLOAD_REFUSED when the form is spent, PHOTO_LOST without the file.
 */
export async function postPhoto(
  form: { url: string; fields: Record<string, string> },
  photo: LocalPhoto,
  onProgress?: (percent: number) => void,
): Promise<void> {
  const task = Taro.uploadFile({
    url: form.url,
    filePath: photo.path,
    name: 'file',
    formData: form.fields,
    timeout: 60_000,
  })
  if (onProgress) task.progress(({ progress }) => onProgress(progress))
  const answer = await task.catch((reason: { errMsg?: string }) => {
    if (/no such file|not found|not exist/i.test(reason.errMsg ?? ''))
      throw new ApiError('PHOTO_LOST', '照片已不在手机上，请重新拍', 0)
    throw new ApiError('OFFLINE', '照片没有传上去，请检查网络', 0)
  })
  if (answer.statusCode >= 300) throw new ApiError('UPLOAD_REFUSED', '照片没有传上去，请重试', answer.statusCode)
}
