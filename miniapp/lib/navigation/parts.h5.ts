import Taro from '@tarojs/taro'
import { isPartMissing, QUESTIONS, whenPartMissing } from './staleBuild'

const RELOADED = 'parts:reloadedAt'
/** Once the app is there its first page is drawn within a second or two; after so long it is not coming. Milliseconds. */
const DRAWN_WITHIN_MS = 10_000

/** Hears whatever could not be loaded, whoever asked for it: the router itself throws it away. Called once at app start. */
export function watchParts(): void {
  window.addEventListener('unhandledrejection', (event) => {
    if (!isPartMissing(event.reason)) return
    event.preventDefault()
    void missing()
  })
  // Nothing fails where a part is never answered, or the router forgets a page: bar and tabs stand around an empty screen.
  setTimeout(() => {
    if (!isDrawn()) void missing()
  }, DRAWN_WITHIN_MS)
}

const isDrawn = (): boolean => (document.querySelector('.taro_page')?.childElementCount ?? 0) > 0

let asking = false

async function missing(): Promise<void> {
  if (asking) return
  const kept = Number(sessionStorage.getItem(RELOADED))
  const what = whenPartMissing({ reloadedAt: kept > 0 ? kept : undefined, nowMs: Date.now(), typed: isTyping() })
  if (what === 'reload') return anew()
  asking = true
  const { title, content, yes } = QUESTIONS[what]
  const { confirm } = await Taro.showModal({ title, content, confirmText: yes, cancelText: '算了' })
  asking = false
  if (confirm) anew()
}

function anew(): void {
  sessionStorage.setItem(RELOADED, String(Date.now()))
  window.location.reload()
}

/** Does something stand in a field of the page that is seen? */
function isTyping(): boolean {
  const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
    'input:not([type=checkbox]):not([type=radio]):not([type=file]), textarea',
  )
  return Array.from(fields).some((field) => field.offsetParent !== null && field.value.trim() !== '')
}

/** A page that did not open: says so, and tries again when the person wants it. */
export async function notOpened(again: () => void): Promise<void> {
  const { title, content, yes } = QUESTIONS.askAgain
  const { confirm } = await Taro.showModal({ title, content, confirmText: yes, cancelText: '算了' })
  if (confirm) again()
}
