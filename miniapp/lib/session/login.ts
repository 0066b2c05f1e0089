import Taro from '@tarojs/taro'
import { ApiError } from '../api/apiError'

/**
 * A code of WeChat's to sign in with. WeChat asks nobody anything for it, so it also serves the silent renewal.
 * Throws ApiError LOGIN_FAILED when WeChat gives none.
 */
export async function loginCode(_how: 'ask' | 'silent'): Promise<string | undefined> {
  const { code } = await Taro.login().catch(() => ({ code: '' }))
  if (!code) throw new ApiError('LOGIN_FAILED', '微信登录失败，请重新进入小程序', 0)
  return code
}

/** Forgets who signed in last; WeChat itself keeps that, so there is nothing to do. */
export function forgetLogin(): void {}

/** The street that one signs in to: the one the app is built for. */
export const loginStreet = (): string => STREET_ID
