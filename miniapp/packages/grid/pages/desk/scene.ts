/** The code of a sign-in at a PC, out of whatever a camera gave: a page's path with an encoded `scene`, or the scene alone. */
export function readDeskScene(text: string): string | undefined {
  return /(?:^|[?&=/#])d=([\w-]{20})(?:$|[&#])/.exec(decoded(text))?.[1]
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.trim())
  } catch {
    return text.trim() // a stray % sign: no code of ours
  }
}
