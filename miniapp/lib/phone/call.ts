import Taro from '@tarojs/taro'
import { dismissed } from './feedback'

/** Opens the phone's dialler with that number; the person presses call themselves. Where none opens they read the number. */
export function callPhone(phoneNumber: string): void {
  Taro.makePhoneCall({ phoneNumber }).catch(dismissed(`拨号打不开，请手动拨 ${phoneNumber}`))
}
