import type { Slice } from '@functions/platform/declaration'

export const declared: Slice = { requests: ['ANY /openapi.json'] }
