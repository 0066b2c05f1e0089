import { BigButton } from '@miniapp/components/BigButton'
import { ask } from '@miniapp/lib/dev.h5'
import { tellError } from '@miniapp/lib/phone/feedback'
import type { Props } from './phone'

/** In a browser: a code for a made-up number, from the development server. */
export function PhoneButton({ id, busy, children, onCode }: Props) {
  return (
    <BigButton
      id={id}
      kind="plain"
      icon="phone"
      busy={busy}
      onTap={() => {
        ask<{ code: string }>('phone-code', {}).then(({ code }) => onCode(code), tellError)
      }}
    >
      {children}
    </BigButton>
  )
}
