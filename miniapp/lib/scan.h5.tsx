import { openSheet, SheetText } from './dev.h5'

/** What a camera would have read, pasted or typed. Undefined when the sheet was closed. */
export function scan(): Promise<string | undefined> {
  return openSheet<string>('扫码', (answer) => <SheetText placeholder="粘贴或输入码内容" onDone={answer} />)
}
