import { go, goTab } from '../lib/navigation/go'
import type { Closed } from '../lib/session/mayOpen'
import { BigButton } from './BigButton'
import { Empty } from './Empty'

/** In place of a page that this person may not see: why, and the way on. Never a skeleton that waits for nothing. */
export function NotForYou({ closed }: { closed: Closed }) {
  if (closed.why === 'signIn') {
    return (
      <Empty text="登录后可以看这一页">
        <BigButton id="closed-signin" onTap={() => go('worker/signin')}>
          去登录
        </BigButton>
      </Empty>
    )
  }
  return (
    <Empty text={`这一页是给${closed.whose}用的`}>
      <BigButton id="closed-home" kind="plain" onTap={() => goTab('home')}>
        回到首页
      </BigButton>
    </Empty>
  )
}
