/** What a poster opens. A new kind is one row here, one check in `functions/posters/targets.ts` and one door on the phone. */
export const POSTER_KINDS = {
  station: { label: '驿站打卡', calls: '扫一扫打卡：进来歇歇脚、充充电、喝口水' },
  shop: { label: '小哥套餐', calls: '扫一扫，看看这家的小哥套餐' },
  article: { label: '文章', calls: '扫一扫，看全文' },
  lesson: { label: '码上学', calls: '扫一扫，几分钟学一课' },
} as const
export type PosterKind = keyof typeof POSTER_KINDS

export const POSTER_LIMITS = {
  /** So many places get the same poster by one write. */
  places: 30,
  place: 30,
  /** Sheets that are printed at once. */
  sheets: 30,
} as const

/** An id and a key as they stand in a code: eight characters each, none of which is taken for another. */
const PART = '[0-9A-HJKMNP-TV-Z]{8}'
export const POSTER_ID = new RegExp(`^${PART}$`)

/** What a poster’s code carries: 21 of the 32 characters that WeChat takes. */
export const sceneOfPoster = (posterId: string, key: string): string => `p=${posterId}&k=${key}`

/** A poster’s scene out of whatever a camera gave: the path of a mini-program with an encoded scene, or the scene alone. */
export function posterScene(text: string): { posterId: string; key: string } | undefined {
  const match = new RegExp(`(?:^|[?&=/#])p=(${PART})&k=(${PART})(?:$|[&#])`).exec(decoded(text))
  return match?.[1] && match[2] ? { posterId: match[1], key: match[2] } : undefined
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.trim())
  } catch {
    return text.trim() // a stray % sign: no code of ours
  }
}
