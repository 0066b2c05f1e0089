import type { PhotoType } from '@shared/rules/reports/report'
import sharp from 'sharp'

/**
 * Raise it with every change of how pictures look: sizes, quality, black boxes, likeness. Pictures that older rules made are
 * made anew by `npm run republish -- --write`.
 */
export const PICTURE_RULES = 1

const PHOTO_SIDE = 2048
/**
 * Squares, for the places where the app shows a photo small: 85 points in a grid and 61 in a row of the narrowest phone,
 * at three pixels a point. WeChat wants no picture larger than it is shown.
 */
const TILE_SIDE = 251
const ROW_SIDE = 184
/** As wide as that phone, 312 points, at three pixels a point: where one photo fills the screen. */
const SCREEN_SIDE = 936
/** A picture may have so many pixels; more is no phone's camera but an attempt to fill our memory. */
const MAX_PIXELS = 120_000_000

const FORMATS: Record<PhotoType, string> = { 'image/jpeg': 'jpeg', 'image/png': 'png', 'image/webp': 'webp' }

/** What a photo is shown as where it is not shown whole, JPEG. */
export interface Renditions {
  /** All of it, longest side at most 936 px: as wide as a phone. */
  screen: Buffer
  /** A square of 251 px out of its middle, for a grid of photos. */
  tile: Buffer
  /** A square of 184 px out of its middle, for a row of a list. */
  row: Buffer
}

export interface Developed extends Renditions {
  /** JPEG, longest side at most 2048 px. */
  photo: Buffer
}

/** Why a file is not taken as a photo; for the log. */
export interface Refused {
  refused: string
}

/**
 * Makes what people see of an original: upright, sRGB, on white, and without its metadata (place, time, device,
 * preview). Deterministic. What is cut off or damaged is shown grey, as every phone does. Refuses another kind of
 * picture than declared, what cannot be opened, and absurdly many pixels.
 */
export async function develop(original: Uint8Array, declared: string): Promise<Developed | Refused> {
  try {
    const input = sharp(original, { limitInputPixels: MAX_PIXELS, failOn: 'none' })
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
    return { photo, ...(await renditionsOf(photo)) }
  } catch (error) {
    return { refused: error instanceof Error ? error.message : String(error) }
  }
}

/** The renditions of a developed photo. One smaller than a square is enlarged: every square has its size. */
export async function renditionsOf(photo: Buffer): Promise<Renditions> {
  const inside = { width: SCREEN_SIDE, height: SCREEN_SIDE, fit: 'inside', withoutEnlargement: true } as const
  const square = (side: number) =>
    sharp(photo).resize({ width: side, height: side, fit: 'cover' }).jpeg({ quality: 72, progressive: true }).toBuffer()
  const [screen, tile, row] = await Promise.all([
    sharp(photo).resize(inside).jpeg({ quality: 76, progressive: true }).toBuffer(),
    square(TILE_SIDE),
    square(ROW_SIDE),
  ])
  return { screen, tile, row }
}
