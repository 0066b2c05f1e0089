import { isOfficialAccount } from '@shared/rules/articles/blocks'
import Taro from '@tarojs/taro'
import { tell } from '../phone/feedback'

/** What newer versions of WeChat have beside Taro; only inside of a tap. */
declare const wx: { openOfficialAccountArticle?: (options: { url: string; fail: () => void }) => void }

/** Opens an address of the web: an article of a 公众号 inside WeChat, any other is copied to be opened in a browser. */
export function openWebAddress(address: string): void {
  const copy = () => {
    Taro.setClipboardData({ data: address }).then(
      () => tell('网址已复制，到浏览器里打开'),
      () => tell('网址没有复制成，请再点一次'),
    )
  }
  if (isOfficialAccount(address) && wx.openOfficialAccountArticle) {
    wx.openOfficialAccountArticle({ url: address, fail: copy })
    return
  }
  copy()
}
