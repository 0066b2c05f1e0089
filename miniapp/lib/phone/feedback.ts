import Taro from '@tarojs/taro'
import { asApiError } from '../api/apiError'

/** A short line over the page. WeChat cuts off more than two lines, so sentences stay short. */
export function tell(sentence: string): void {
  void Taro.showToast({ title: sentence, icon: 'none', duration: 2500 })
}

/** Tells what went wrong in the words of the server. */
export function tellError(error: unknown): void {
  tell(asApiError(error).message)
}

/** A short buzz for a thing done; phones that cannot, stay silent. */
export function buzz(): void {
  Taro.vibrateShort({ type: 'medium' }).catch(() => undefined) // the words say it too
}

/** A long buzz for a refusal. */
export function buzzLong(): void {
  Taro.vibrateLong().catch(() => undefined) // the words say it too
}

/**
 * For a dialog of WeChat's that gave nothing: silent when the person closed it, a sentence when it could not open
 * (a permission refused, the privacy guide not agreed to).
 */
export const dismissed =
  (sentence: string) =>
  (error: unknown): undefined => {
    const said = typeof error === 'object' && error !== null && 'errMsg' in error ? String(error.errMsg) : ''
    if (!said.includes('cancel')) tell(sentence)
    return undefined
  }
