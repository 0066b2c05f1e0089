import { correction, generate, mode } from 'lean-qr'

/** All but Shift-JIS, whose table needs a TextDecoder, which a mini-program has not. */
const MODES = [mode.numeric, mode.alphaNumeric, mode.ascii, mode.iso8859_1, mode.utf8]

/**
 * A QR as the address of an SVG picture: dark squares on white, with the quiet zone of four that readers need, in both
 * themes – a reader wants dark on light.
 */
export function qrAddress(text: string): string {
  const code = generate(text, { minCorrectionLevel: correction.M, modes: MODES })
  const quiet = 4
  let path = ''
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      if (!code.get(x, y)) continue
      let run = 1
      while (code.get(x + run, y)) run++
      path += `M${x + quiet} ${y + quiet}h${run}v1h-${run}z`
      x += run
    }
  }
  const side = code.size + quiet * 2
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${side * 16}" height="${side * 16}" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${path}"/></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}
