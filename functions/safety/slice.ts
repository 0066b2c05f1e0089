import type { Slice } from '@functions/platform/declaration'
import { safety } from '@shared/contract/safety'

export const declared: Slice = {
  contract: safety,
  needs: { reads: ['photos/photos', 'photos/screens', 'photos/tiles', 'uploads/unredacted'] },
  on: {
    // WeChat's message push: raw bodies, signed and encrypted; its address goes into WeChat's console.
    onPush: { request: 'ANY /wechat/push' },
  },
}
