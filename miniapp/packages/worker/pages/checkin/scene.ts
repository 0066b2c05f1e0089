/** The scene of a station's posted code: which station, and the proof that it was read off its wall. */
export interface StationScene {
  stationId: string
  /** As it stands in the code: what the server wants to see. */
  scene: string
}

/**
 * Reads a station's code out of whatever a camera gave: a mini-program path with an encoded `scene`, or the scene alone.
 * Undefined when it is not a station's code.
 */
export function readScene(text: string): StationScene | undefined {
  const plain = safelyDecoded(text)
  const match = /(?:^|[?&=/#])(s=([a-z0-9][a-z0-9-]{0,11})&k=([0-9A-Za-z~_-]{4,12}))(?:$|[&#])/.exec(plain)
  return match?.[1] && match[2] ? { stationId: match[2], scene: match[1] } : undefined
}

function safelyDecoded(text: string): string {
  try {
    return decodeURIComponent(text.trim())
  } catch {
    return text.trim() // a stray % sign: no code of ours
  }
}
