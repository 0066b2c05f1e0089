import Taro from '@tarojs/taro'

/** Opens the phone's dialler with that number; the person presses call themselves. */
export function callPhone(phoneNumber: string): void {
  Taro.makePhoneCall({ phoneNumber }).catch(() => undefined) // the person closed the dialler
}
