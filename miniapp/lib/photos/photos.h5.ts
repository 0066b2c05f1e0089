import { PHOTO_TYPES, type PhotoType } from '@shared/rules/reports/report'
import type { Chosen } from '@shared/takeEach'
import { useEffect, useState } from 'react'
import { ApiError } from '../api/apiError'
import { newId } from '../phone/ids'
import { deleteBlob, keepBlob, keptBlob, keptNames } from './blobs'
import { takePhotos, unreadable } from './chosen'
import type { LocalPhoto } from './photos'

export type { LocalPhoto }

const LONGEST_PIXELS = 2048

/** Photos of this tab by their path, and the address each is shown at; a browser has no path to a file. */
const files = new Map<string, Blob>()
const sources = new Map<string, string>()
/** How the path of a photo begins that lies in the browser's database. */
const KEPT = 'kept:'

const isPhotoType = (type: string): type is PhotoType => PHOTO_TYPES.some((known) => known === type)

/** Picks photos with the browser's own dialog. Empty when the person closed it. */
export function choosePhotos(count: number): Promise<Chosen<LocalPhoto>> {
  const input = document.createElement('input')
  input.type = 'file'
  // Whatever the device calls a picture: what cannot be read is answered, not greyed out.
  input.accept = 'image/*,.heic,.heif'
  input.multiple = count > 1
  input.id = 'dev-photo-input'
  input.style.display = 'none'
  document.body.append(input)
  return new Promise((resolve, reject) => {
    const done = (chosen: Chosen<LocalPhoto>) => {
      input.remove()
      resolve(chosen)
    }
    input.addEventListener('cancel', () => done({ photos: [] }))
    input.addEventListener('change', () => {
      takePhotos(Array.from(input.files ?? []), count, shrink).then(done, reject)
    })
    input.click()
  })
}

async function shrink(file: File): Promise<LocalPhoto> {
  const bitmap = await createImageBitmap(file).catch(() => {
    throw unreadable(file)
  })
  const scale = Math.min(1, LONGEST_PIXELS / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(bitmap.width * scale)
  canvas.height = Math.round(bitmap.height * scale)
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.8))
  if (!blob && !isPhotoType(file.type)) throw unreadable(file)
  return hold(blob ?? file)
}

function hold(blob: Blob): LocalPhoto {
  const path = URL.createObjectURL(blob)
  files.set(path, blob)
  sources.set(path, path)
  return { path, contentType: isPhotoType(blob.type) ? blob.type : 'image/jpeg', bytes: blob.size }
}

/** Moves a photo into the browser's database, so that it survives a reload. One that cannot be kept stays in the tab. */
export async function keepPhoto(photo: LocalPhoto): Promise<LocalPhoto> {
  const blob = files.get(photo.path)
  const path = KEPT + newId()
  if (!blob || photo.kept || !(await keepBlob(path, blob))) return photo
  files.set(path, blob)
  sources.set(path, photo.path)
  files.delete(photo.path)
  sources.delete(photo.path)
  return { ...photo, path, kept: true }
}

/** Lets go of a photo after it was sent. */
export function dropPhoto({ path }: Pick<LocalPhoto, 'path'>): void {
  const source = sources.get(path)
  if (source) URL.revokeObjectURL(source)
  files.delete(path)
  sources.delete(path)
  if (path.startsWith(KEPT)) void deleteBlob(path)
}

/** Removes the kept photos nobody needs any more. */
export async function sweepPhotos(needed: readonly LocalPhoto[]): Promise<void> {
  const paths = new Set(needed.map(({ path }) => path))
  for (const name of await keptNames()) if (!paths.has(name)) dropPhoto({ path: name })
}

async function fileAt(path: string): Promise<Blob | undefined> {
  const file = files.get(path) ?? (await keptBlob(path))
  if (file) files.set(path, file)
  return file
}

/** What an image shows of a photo's path; empty until it was read from the database. */
export function usePhotoSource(path: string): string {
  const [source, setSource] = useState(sources.get(path) ?? '')
  useEffect(() => {
    const known = sources.get(path)
    if (known) {
      setSource(known)
      return
    }
    let seen = true
    fileAt(path).then((file) => {
      if (!file) return
      const address = sources.get(path) ?? URL.createObjectURL(file)
      sources.set(path, address)
      if (seen) setSource(address)
    })
    return () => {
      seen = false
    }
  }, [path])
  return source
}

/** Uploads with a one-off form, fields first and file last. Throws ApiError as its sister in photos.ts. */
export async function postPhoto(
  form: { url: string; fields: Record<string, string> },
  photo: LocalPhoto,
  onProgress?: (percent: number) => void,
): Promise<void> {
  const blob = await fileAt(photo.path)
  if (!blob) throw new ApiError('PHOTO_LOST', '照片已不在这台设备上，请重新选择', 0)
  const body = new FormData()
  for (const [name, value] of Object.entries(form.fields)) body.append(name, value)
  body.append('file', blob)
  const answer = await fetch(form.url, { method: 'POST', body }).catch(() => {
    throw new ApiError('OFFLINE', '照片没有传上去，请检查网络', 0)
  })
  if (!answer.ok) throw new ApiError('UPLOAD_REFUSED', '照片没有传上去，请重试', answer.status)
  onProgress?.(100)
}
