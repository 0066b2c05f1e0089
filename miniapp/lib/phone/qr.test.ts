import jsQR from 'jsqr'
import sharp from 'sharp'
import { qrAddress } from './qr'

test('a camera reads from the picture what was put into it', async () => {
  const payload = 'NX1.12345678.654321'
  const svg = decodeURIComponent(qrAddress(payload).replace('data:image/svg+xml,', ''))
  const { data, info } = await sharp(Buffer.from(svg)).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  expect(jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data).toBe(payload)
})
