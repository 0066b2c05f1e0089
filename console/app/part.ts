/** When the page was last loaded anew because a part of it was missing. Epoch milliseconds. */
const RELOADED = 'parts:reloadedAt'
/** A page loaded anew so recently was not helped by it. Milliseconds. */
const HELPED_AFTER_MS = 60_000

interface Page {
  kept: Pick<Storage, 'getItem' | 'setItem'>
  reload: () => void
  nowMs: () => number
}

const thisPage = (): Page => ({ kept: sessionStorage, reload: () => location.reload(), nowMs: Date.now })

/**
 * Fetches a screen. One that is not there, mostly because a newer console took the place of this one, is asked for by loading the
 * page anew, once; when that did not help it rejects, and the screen says so with a button.
 */
export async function part<T>(load: () => Promise<T>, page: Page = thisPage()): Promise<T> {
  try {
    return await load()
  } catch (error) {
    const before = Number(page.kept.getItem(RELOADED))
    if (before > 0 && page.nowMs() - before < HELPED_AFTER_MS) throw error
    page.kept.setItem(RELOADED, String(page.nowMs()))
    page.reload()
    return new Promise(() => undefined)
  }
}
