import { api } from '@console/app/client'
import { Problem } from '@console/app/problem'
import { PHOTO_TYPES, type PhotoType } from '@shared/rules/reports/report'

/** The server keeps no more of the longest side. Pixels. */
const LONGEST_PIXELS = 2048

/** A photo that was chosen here, small enough to be sent. */
export interface ChosenPhoto {
  /** An address of this page. */
  path: string
  blob: Blob
  contentType: PhotoType
}

const isPhotoType = (type: string): type is PhotoType => PHOTO_TYPES.some((known) => known === type)

/** Makes a chosen file a photo to send. @throws when the browser cannot read it */
export async function photoOf(file: File): Promise<ChosenPhoto> {
  const unreadable = () => new Problem('PHOTO_UNREADABLE', `${file.name} 打不开，请换一张 JPG 或 PNG`, 0)
  const bitmap = await createImageBitmap(file).catch(() => {
    throw unreadable()
  })
  const scale = Math.min(1, LONGEST_PIXELS / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(bitmap.width * scale)
  canvas.height = Math.round(bitmap.height * scale)
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85))
  if (!blob || !isPhotoType(blob.type)) throw unreadable()
  return { path: URL.createObjectURL(blob), blob, contentType: blob.type }
}

/** Sends one photo under an id: asks for a one-off form and posts the file. @throws Problem */
export async function uploadPhoto(id: string, { blob, contentType }: ChosenPhoto): Promise<void> {
  const { url, fields } = await api.media.createUpload({ id, contentType, bytes: blob.size })
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  body.append('file', blob)
  const answer = await fetch(url, { method: 'POST', body, credentials: 'omit' }).catch(() => {
    throw new Problem('OFFLINE', '照片没有传上去，请检查网络', 0)
  })
  if (!answer.ok) throw new Problem('UPLOAD_REFUSED', '照片没有传上去，请重试', answer.status)
}
