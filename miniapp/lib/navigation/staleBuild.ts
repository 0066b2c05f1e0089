/** A page loaded anew so recently was not helped by it. Milliseconds. */
const HELPED_AFTER_MS = 60_000

/** What a browser says when a part of the app could not be loaded: webpack's words for scripts and for styles, and its own. */
export function isPartMissing(reason: unknown): boolean {
  if (typeof reason !== 'object' || reason === null) return false
  const { name, code, message } = reason as { name?: unknown; code?: unknown; message?: unknown }
  return (
    name === 'ChunkLoadError' ||
    code === 'CSS_CHUNK_LOAD_FAILED' ||
    /Loading (?:CSS )?chunk .* failed|dynamically imported module/i.test(String(message ?? ''))
  )
}

interface Situation {
  /** When the page was last loaded anew for this; undefined when it was not. Epoch milliseconds, as `nowMs`. */
  reloadedAt: number | undefined
  nowMs: number
  /** Something stands in a field that would be lost. */
  typed: boolean
}

/**
 * What is done when a part is missing, mostly because a newer version took the place of this one: the page is loaded anew
 * once by itself, never in a loop, and never over what somebody is writing; else they are asked.
 */
export function whenPartMissing({ reloadedAt, nowMs, typed }: Situation): 'reload' | 'askFirst' | 'askAgain' {
  if (reloadedAt !== undefined && nowMs - reloadedAt < HELPED_AFTER_MS) return 'askAgain'
  return typed ? 'askFirst' : 'reload'
}

/** What is asked then. */
export const QUESTIONS = {
  askFirst: {
    title: '有新版本',
    content: '重新打开才能继续，正在填的内容会清空。先发出或记下来也可以。',
    yes: '重新打开',
  },
  askAgain: { title: '这一页没有打开', content: '可能是网络不好，请检查网络后再试。', yes: '再试一次' },
} as const
