import Taro from '@tarojs/taro'
import { dismissed } from './feedback'

/**
 * What the camera read: the text of a QR, or the path of a mini-program code (`pages/x?scene=…`).
 * Undefined when the person went back. Album pictures are refused: a code has to be in front of the phone.
 */
export async function scan(): Promise<string | undefined> {
  const read = await Taro.scanCode({ onlyFromCamera: true, scanType: ['qrCode'] }).catch(
    dismissed('打不开相机，请在设置里允许使用'),
  )
  if (!read) return undefined
  return read.path || read.result || undefined
}
