import Taro from '@tarojs/taro'

/** Keeps the phone's screen on, or lets it sleep again. One that cannot just goes dark in its own time. */
export function keepAwake(on: boolean): void {
  Taro.setKeepScreenOn({ keepScreenOn: on }).catch(() => undefined) // it goes dark, a touch lights it again
}
