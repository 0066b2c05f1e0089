/** How its reporter finds what was done: said with the confirmation, by whoever likes to. */
export const VERDICTS = {
  1: { label: '很不满意' },
  2: { label: '不太满意' },
  3: { label: '一般' },
  4: { label: '满意' },
  5: { label: '很满意' },
} as const
export type Stars = keyof typeof VERDICTS
export const STARS = [1, 2, 3, 4, 5] as const satisfies readonly Stars[]

/** From so many stars on somebody is satisfied (满意率). */
export const SATISFIED_FROM: Stars = 4

/** ★★★★☆ 满意 */
export const sayStars = (stars: Stars): string =>
  `${'★'.repeat(stars)}${'☆'.repeat(STARS.length - stars)} ${VERDICTS[stars].label}`
