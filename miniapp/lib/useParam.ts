import { useRouter } from '@tarojs/taro'

/** A parameter of this page's address, decoded; empty when it is not there. */
export function useParam(name: string): string {
  const value = useRouter().params[name]
  if (!value) return ''
  try {
    return decodeURIComponent(value)
  } catch {
    return value // a stray % sign
  }
}
