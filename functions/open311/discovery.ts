import { OPEN311_LIMITS } from '@shared/rules/reports/open311'
import { documentText, type Format } from './answers'

/** When this interface last changed for its clients. */
const CHANGED = '2026-11-28T00:00:00+08:00'

/** Where to find what, as the standard's service discovery has it. */
export function discovery(base: string, format: Format): string {
  const endpoint = {
    specification: 'http://wiki.open311.org/GeoReport_v2',
    url: base,
    changeset: CHANGED,
    type: 'production',
    formats: ['text/xml', 'application/json'],
  }
  return documentText(
    'discovery',
    {
      changeset: CHANGED,
      contact: `街道办事处；开发者说明 for developers: ${base}/`,
      key_service: `向街道办管理员申请密钥（小程序：街道管理 → 数据接口） ask the street office for an api_key; see ${base}/`,
      max_requests: OPEN311_LIMITS.requests,
      endpoints: [endpoint],
    },
    format,
  )
}
