import { askText } from '../dev.h5'

/** What a camera would have read, pasted or typed. Undefined when the sheet was closed. */
export function scan(): Promise<string | undefined> {
  return askText('扫码', '粘贴或输入码内容')
}
