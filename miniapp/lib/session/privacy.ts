import Taro from '@tarojs/taro'
import { createStore, useStore } from '../store'

/**
 * WeChat's privacy gate: an interface declared in the privacy guide asks through here before its first use. The sheet
 * in components/PrivacySheet shows while `asking` holds a question; the button in it answers WeChat.
 */
type Answer = (agreed: boolean) => void
const asking = createStore<Answer | undefined>(undefined)

/** Starts listening; called once at app start. Phones whose WeChat is older have no gate. */
export function watchPrivacy(): void {
  if (typeof Taro.onNeedPrivacyAuthorization !== 'function') return
  Taro.onNeedPrivacyAuthorization((resolve) => {
    // Each waiting interface asks on its own, and one answer of the person's is for all of them.
    const others = asking.get()
    asking.set((agreed) => {
      asking.set(undefined)
      others?.(agreed)
      resolve(agreed ? { event: 'agree', buttonId: AGREE_BUTTON } : { event: 'disagree' })
    })
  })
}

/** The id WeChat checks the tap against. */
export const AGREE_BUTTON = 'privacy-agree'

/** The open question of WeChat, or undefined. */
export const usePrivacyQuestion = () => useStore(asking)
