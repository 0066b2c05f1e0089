import Taro from '@tarojs/taro'
import { QUESTIONS } from './staleBuild'

/** WeChat keeps the parts of a version together; what cannot be loaded is heard where it was asked for. */
export function watchParts(): void {}

/** A page that did not open: says so, and tries again when the person wants it. */
export async function notOpened(again: () => void): Promise<void> {
  const { title, content, yes } = QUESTIONS.askAgain
  const { confirm } = await Taro.showModal({ title, content, confirmText: yes, cancelText: '算了' })
  if (confirm) again()
}
