/** How far down articles were left, by their ids, the last one last. Pixels. */
export type Places = Record<string, number>

/** So many articles are remembered. */
const MOST = 30

/** The places after one more was left; one that stands at its beginning needs none. */
export function placed(places: Places, articleId: string, top: number): Places {
  const others = Object.entries(places).filter(([id]) => id !== articleId)
  return Object.fromEntries(top > 0 ? [...others, [articleId, top] as const].slice(-MOST) : others)
}
