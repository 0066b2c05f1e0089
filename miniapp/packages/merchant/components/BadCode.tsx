import { type ApiError, isPassing } from '@miniapp/lib/api/apiError'
import { Verdict } from './Verdict'

/** What stands in large letters; the server's sentence below says the rest. */
const TITLES: Readonly<Record<string, string>> = {
  VOUCHER_ALREADY_REDEEMED: '已经用过了',
  VOUCHER_OTHER_MERCHANT: '不是本店的券',
  VOUCHER_NOT_LIVE: '不能再用',
  VOUCHER_TOO_EARLY: '还没到时间',
  VOUCHER_CODE_INVALID: '没有这张券',
  QR_EXPIRED: '二维码过期了',
  TICKET_EXPIRED: '请重新扫码',
  NOT_A_VOUCHER: '不是套餐券',
  OFFLINE: '没有网络',
}

/** Why a code did not do; a missing network is nobody's fault and looks so. */
export function BadCode({ error }: { error: ApiError }) {
  const passing = isPassing(error)
  return (
    <Verdict
      id={`verdict-${error.code}`}
      kind={passing ? 'warn' : 'bad'}
      icon={passing ? 'cloudOff' : 'cross'}
      title={TITLES[error.code] ?? '没有通过'}
    >
      {passing ? '这张券没有核销，也没有扣积分。网络好了再扫一次。' : error.message}
    </Verdict>
  )
}
