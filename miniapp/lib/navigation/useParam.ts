import type { PageName, ParamsOf } from '@shared/pages'
import { useRouter } from '@tarojs/taro'

/** A parameter of this page's address, decoded; empty when it is not there: `useParam<'worker/report'>('id')`. */
export function useParam<P extends PageName>(name: keyof ParamsOf<P> & string): string {
  const value = useRouter().params[name]
  if (!value) return ''
  try {
    return decodeURIComponent(value)
  } catch {
    return value // a stray % sign
  }
}
