import Taro from '@tarojs/taro'
import { noteNetwork } from './online'

/** Starts watching the network; called once at app start. Changes while the app was behind others are asked for. */
export function watchNetwork(): void {
  const ask = () => Taro.getNetworkType({ success: ({ networkType }) => noteNetwork(networkType !== 'none') })
  ask()
  Taro.onAppShow(ask)
  Taro.onNetworkStatusChange(({ isConnected }) => noteNetwork(isConnected))
}
