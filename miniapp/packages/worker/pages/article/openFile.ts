import { tell } from '@miniapp/lib/phone/feedback'
import type { AttachmentType } from '@shared/rules/articles/attachment'
import Taro from '@tarojs/taro'

/** Whoever taps twice opens it once. */
let isOpening = false

/** Shows a file in WeChat’s own reader; from there it can be kept or passed on. */
export async function openFile(url: string, fileType: AttachmentType): Promise<void> {
  if (isOpening) return
  isOpening = true
  void Taro.showLoading({ title: '正在打开', mask: true })
  const refused = await opened(url, fileType)
  isOpening = false
  // Before a sentence is told: it would go with the sign.
  Taro.hideLoading()
  if (refused) tell(refused)
}

/** What to do when it did not open; undefined when it did. */
async function opened(url: string, fileType: AttachmentType): Promise<string | undefined> {
  const file = await Taro.downloadFile({ url }).catch(() => undefined)
  if (!file) return '附件没有下载下来，请检查网络后再点一次'
  // A link lives for minutes; the article brings a new one.
  if (file.statusCode !== 200) return '附件的链接过期了，请下拉刷新后再点'
  try {
    await Taro.openDocument({ filePath: file.tempFilePath, fileType, showMenu: true })
    return undefined
  } catch {
    // The reader is told what to do instead.
    return '手机打不开这个附件，请到电脑上看'
  }
}
