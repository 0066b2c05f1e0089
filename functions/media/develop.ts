import type { PhotoType } from '@shared/rules/report'
import sharp from 'sharp'

const PHOTO_SIDE = 2048
const THUMB_SIDE = 480
/** A picture may have so many pixels; more is no phone's camera but an attempt to fill our memory. */
const MAX_PIXELS = 120_000_000

const FORMATS: Record<PhotoType, string> = { 'image/jpeg': 'jpeg', 'image/png': 'png', 'image/webp': 'webp' }

export interface Developed {
  /** JPEG, longest side at most 2048 px. */
  photo: Buffer
  /** JPEG, longest side at most 480 px. */
  thumb: Buffer
}

/** Why a file is not taken as a photo; for the log. */
export interface Refused {
  refused: string
}

/**
 * Makes what people see of an uploaded original: upright, in sRGB, on white where it was transparent, and without any of
 * the data that came inside it – place, time, device, preview picture. The same original always gives the same result.
 * Refuses what is not the kind of picture it was declared to be, is damaged, or has absurdly many pixels.
 */
export async function develop(original: Uint8Array, declared: string): Promise<Developed | Refused> {
  try {
    const input = sharp(original, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
    const { format } = await input.metadata()
    if (!Object.entries(FORMATS).some(([type, name]) => type === declared && name === format)) {
      return { refused: `declared ${declared}, is ${format}` }
    }
    // What sharp is not told to keep is dropped: EXIF, XMP, IPTC and the colour profile.
    const photo = await input
      .autoOrient()
      .resize({ width: PHOTO_SIDE, height: PHOTO_SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColorspace('srgb')
      .jpeg({ quality: 80, progressive: true })
      .toBuffer()
    const thumb = await sharp(photo)
      .resize({ width: THUMB_SIDE, height: THUMB_SIDE, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 72, progressive: true })
      .toBuffer()
    return { photo, thumb }
  } catch (error) {
    return { refused: error instanceof Error ? error.message : String(error) }
  }
}
