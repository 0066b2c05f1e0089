import Taro from '@tarojs/taro'
import { createStore, useStore } from './store'

const online = createStore(true)

/** Starts watching the network; called once at app start. */
export function watchNetwork(): void {
  Taro.getNetworkType({ success: ({ networkType }) => online.set(networkType !== 'none') })
  Taro.onNetworkStatusChange(({ isConnected }) => online.set(isConnected))
}

/** Is there a network, as far as the phone knows? */
export const useOnline = () => useStore(online)

/** Calls back whenever the network returns. */
export function onBackOnline(listener: () => void): () => void {
  return online.subscribe(() => {
    if (online.get()) listener()
  })
}
