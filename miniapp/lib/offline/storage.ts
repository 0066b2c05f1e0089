import Taro from '@tarojs/taro'

/** Reads what was kept under that key; undefined when nothing, or nothing readable, is there. */
export function recall<T>(key: string): T | undefined {
  try {
    const text: unknown = Taro.getStorageSync(key)
    return typeof text === 'string' && text ? (JSON.parse(text) as T) : undefined
  } catch {
    return undefined // a full or broken storage must not keep anybody from the app
  }
}

/** Keeps a value on this phone. True when it was kept: storage can be full (10 MB in all, 1 MB a key). */
export function remember<T>(key: string, value: T): boolean {
  try {
    Taro.setStorageSync(key, JSON.stringify(value))
    return true
  } catch {
    return false // the caller says what that means
  }
}

/** Forgets what was kept under that key. */
export function forget(key: string): void {
  Taro.removeStorageSync(key)
}
