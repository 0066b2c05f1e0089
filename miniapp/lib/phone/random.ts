import Taro from '@tarojs/taro'

/** Bytes from the phone's secure source, fetched ahead because a mini-program only gives them asynchronously. */
let pool: number[] = []
let fetching = false
const POOL_BYTES = 512

function refill(): void {
  if (fetching || typeof Taro.getRandomValues !== 'function') return
  fetching = true
  Taro.getRandomValues({
    length: POOL_BYTES,
    success: ({ randomValues }) => {
      pool = pool.concat([...new Uint8Array(randomValues)])
    },
    complete: () => {
      fetching = false
    },
  })
}

/** 0…255. Falls back to Math.random until the pool is filled: ids must differ, they need not be secret. */
export function randomByte(): number {
  if (pool.length < POOL_BYTES / 4) refill()
  return pool.pop() ?? Math.floor(Math.random() * 256)
}
