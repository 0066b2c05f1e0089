import { tell } from '@miniapp/lib/phone/feedback'
import type { AttachmentType } from '@shared/rules/articles/attachment'
import Taro from '@tarojs/taro'

/** Shows a file in WeChat’s own reader; from there it can be kept or passed on. */
export async function openFile(url: string, fileType: AttachmentType): Promise<void> {
  try {
    const { tempFilePath } = await Taro.downloadFile({ url })
    await Taro.openDocument({ filePath: tempFilePath, fileType, showMenu: true })
  } catch {
    tell('附件没有打开，请检查网络，下拉刷新后再试')
  }
}
