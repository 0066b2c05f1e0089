import { Problem } from '@console/app/problem'
import type { ChosenPhoto } from '@console/parts/photos'

/** The shape of every cover, as wide as the reading page. */
export const COVER = { width: 16, height: 9 } as const

interface Size {
  width: number
  height: number
}

/** What is left of a picture as a cover: as large as fits, moved along the side that is too long. `at` 0 … 1. */
export function coverPart({ width, height }: Size, at: number): Size & { left: number; top: number } {
  const scale = Math.min(width / COVER.width, height / COVER.height)
  const [partWidth, partHeight] = [Math.round(COVER.width * scale), Math.round(COVER.height * scale)]
  return {
    left: Math.round((width - partWidth) * at),
    top: Math.round((height - partHeight) * at),
    width: partWidth,
    height: partHeight,
  }
}

/** The part of a picture that becomes the cover. @throws Problem when the browser cannot cut it */
export async function cropped({ blob }: ChosenPhoto, at: number): Promise<ChosenPhoto> {
  const bitmap = await createImageBitmap(blob)
  const part = coverPart(bitmap, at)
  const canvas = document.createElement('canvas')
  canvas.width = part.width
  canvas.height = part.height
  canvas
    .getContext('2d')
    ?.drawImage(bitmap, part.left, part.top, part.width, part.height, 0, 0, part.width, part.height)
  const cut = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.88))
  if (!cut) throw new Problem('PHOTO_UNREADABLE', '这张图裁不了，请换一张', 0)
  return { path: URL.createObjectURL(cut), blob: cut, contentType: 'image/jpeg' }
}
