import sharp from 'sharp'

const COLUMNS = 9
const ROWS = 8

/**
 * What a picture looks like, as 64 bits in hex: is each of 8 × 8 fields brighter than its right neighbour. Scaling,
 * recompressing and brightening change few of them, another motif changes about half.
 */
export async function likenessOf(photo: Buffer): Promise<string> {
  const grey = await sharp(photo)
    .greyscale()
    .resize({ width: COLUMNS, height: ROWS, fit: 'fill', kernel: 'lanczos3' })
    .raw()
    .toBuffer()
  let bits = 0n
  for (let row = 0; row < ROWS; row++) {
    for (let column = 0; column < COLUMNS - 1; column++) {
      const at = row * COLUMNS + column
      bits = (bits << 1n) | ((grey[at] ?? 0) > (grey[at + 1] ?? 0) ? 1n : 0n)
    }
  }
  return bits.toString(16).padStart(16, '0')
}
