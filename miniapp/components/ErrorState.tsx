import { View } from '@tarojs/components'
import type { ApiError } from '../lib/api/apiError'
import { go } from '../lib/navigation/go'
import { BigButton } from './BigButton'
import { Icon } from './Icon'

/** Without a network there is only what was opened before. */
const NEVER_SEEN = '现在连不上网，这里的内容还没在这台手机上打开过。有网后会自动显示'

/** A screen that could not be loaded: why, and the way on. */
export function ErrorState({ error, retry }: { error: ApiError; retry: () => void }) {
  const signedOut = error.status === 401
  return (
    <View className="empty" aria-live="polite">
      <View className="mark mark--large mark--plain">
        <Icon name={error.code === 'OFFLINE' ? 'cloudOff' : 'warn'} size="large" />
      </View>
      <View className="empty-text">{error.code === 'OFFLINE' ? NEVER_SEEN : error.message}</View>
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
