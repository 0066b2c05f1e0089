import type { Slice } from '@functions/platform/declaration'
import { safety } from '@shared/contract/safety'

export const declared: Slice = {
  contract: safety,
  needs: { reads: ['photos/photos', 'photos/screens', 'photos/tiles', 'uploads/unredacted'] },
  on: {
    // WeChat's message push: raw bodies, signed and encrypted; its address goes into WeChat's console.
    onPush: { request: 'ANY /wechat/push' },
    // One short query a community when nothing waits. Signs the links under which WeChat fetches photos.
    onSchedule: { schedule: 'rate(1 minute)', seconds: 50, reads: ['photos/photos', 'photos/tiles'] },
  },
}
