import sharp from 'sharp'

/** A photo as a phone takes it, 900 × 1200: JPEG with the place in its EXIF. */
export function phonePhoto(background: string): Promise<Buffer> {
  return sharp({ create: { width: 900, height: 1200, channels: 3, background } })
    .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '37/1 31/1 48/1' } })
    .jpeg()
    .toBuffer()
}
