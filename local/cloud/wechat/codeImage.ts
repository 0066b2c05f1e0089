import { crc32, deflateSync } from 'node:zlib'
import { generate } from 'lean-qr'
import * as v from 'valibot'
import { type Answer, type Call, failure } from './answer'

const CodeRequest = v.object({
  scene: v.string(),
  page: v.optional(v.string(), ''),
  check_path: v.optional(v.boolean(), true),
  env_version: v.optional(v.picklist(['release', 'trial', 'develop']), 'release'),
  width: v.optional(v.pipe(v.number(), v.integer(), v.minValue(280), v.maxValue(1280)), 430),
})

const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/

/**
 * POST /wxa/getwxacodeunlimit. WeChat draws its own round codes, which only WeChat reads; this draws a QR code that holds
 * `page?scene=…`, just what scanning the real one hands to the mini-program.
 */
export function codeImage({ body, pages }: Call): Answer {
  const request = v.safeParse(CodeRequest, body)
  if (!request.success) return failure(47001)
  const { scene, page, check_path, width } = request.output
  if (!SCENE.test(scene)) return failure(40129)
  if (page.startsWith('/')) return failure(41030)
  if (check_path && page !== '' && pages()?.includes(page) === false) return failure(41030)
  return { image: drawQr(`${page}?scene=${encodeURIComponent(scene)}`, width) }
}

/** A PNG of `width` pixels, black on white, with the quiet zone scanners want. */
function drawQr(text: string, width: number): Buffer {
  const code = generate(text)
  const quiet = 4
  const modules = code.size + 2 * quiet
  const rows = Buffer.alloc((width + 1) * width)
  for (let y = 0; y < width; y++) {
    for (let x = 0; x < width; x++) {
      const dark = code.get(Math.floor((x * modules) / width) - quiet, Math.floor((y * modules) / width) - quiet)
      // The first byte of every row is PNG's filter type: none.
      rows[y * (width + 1) + 1 + x] = dark ? 0 : 255
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(width, 4)
  header.set([8, 0, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
