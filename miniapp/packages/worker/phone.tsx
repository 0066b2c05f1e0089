import { BigButton } from '@miniapp/components/BigButton'
import { tell } from '@miniapp/lib/phone/feedback'

export interface Props {
  id: string
  busy: boolean
  children: string
  /** A code of WeChat's, good once and for five minutes. */
  onCode: (code: string) => void
}

/** The button that asks WeChat for the person's phone number. */
export function PhoneButton({ id, busy, children, onCode }: Props) {
  return (
    <BigButton
      id={id}
      kind="plain"
      icon="phone"
      busy={busy}
      openType="getPhoneNumber"
      onGetPhoneNumber={({ detail }) => {
        if (detail.code) onCode(detail.code)
        else tell('没有拿到手机号，可以再点一次')
      }}
    >
      {children}
    </BigButton>
  )
}
