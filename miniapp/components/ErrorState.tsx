import { View } from '@tarojs/components'
import type { ApiError } from '../lib/apiError'
import { go } from '../lib/go'
import { BigButton } from './BigButton'
import { Icon } from './Icon'

/** A screen that could not be loaded: why, and the way on. */
export function ErrorState({ error, retry }: { error: ApiError; retry: () => void }) {
  const signedOut = error.status === 401
  return (
    <View className="empty" aria-live="polite">
      <Icon name={error.code === 'OFFLINE' ? 'cloudOff' : 'warn'} size="huge" className="empty-icon" />
      <View className="empty-text">{error.message}</View>
      <View className="empty-action">
        {signedOut ? (
          <BigButton id="error-signin" onTap={() => go('worker/signin')}>
            去登录
          </BigButton>
        ) : (
          <BigButton id="error-retry" kind="plain" icon="refresh" onTap={retry}>
            再试一次
          </BigButton>
        )}
      </View>
    </View>
  )
}
