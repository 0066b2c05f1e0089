import { type ApiError, isPassing } from '@miniapp/lib/api/apiError'
import { Verdict } from '../../components/Verdict'

/** A decision that did not come through: without an answer nobody knows yet, and the next try tells. */
export function NotConfirmed({ error }: { error: ApiError }) {
  if (isPassing(error)) {
    return (
      <Verdict id="confirm-unsure" kind="warn" icon="cloudOff" title="没有收到回音">
        网络断了一下，还不知道有没有办成。再点一次就知道结果，不会重复核销。
      </Verdict>
    )
  }
  return (
    <Verdict id="confirm-failed" kind="bad" icon="cross" title="没有办成">
      {error.message}
    </Verdict>
  )
}
