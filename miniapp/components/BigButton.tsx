import { Button, type ButtonProps, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { IconName } from '../assets/icons'
import { Icon } from './Icon'

interface Props {
  id: string
  children: ReactNode
  onTap?: () => void
  icon?: IconName
  /** `plain` is the second choice beside a main one, `danger` cannot be taken back. */
  kind?: 'main' | 'plain' | 'danger' | 'good'
  disabled?: boolean
  /** What is missing before it can be used: said on its second line. */
  missing?: string | false | undefined
  /** Something is on its way. */
  busy?: boolean
  /** A second line: what it will do. */
  note?: string | undefined
  openType?: NonNullable<ButtonProps['openType']>
  onGetPhoneNumber?: NonNullable<ButtonProps['onGetPhoneNumber']>
  onAgreePrivacyAuthorization?: NonNullable<ButtonProps['onAgreePrivacyAuthorization']>
}

/** The main action of a screen, as wide as it; put it into the foot of `Screen`. */
export function BigButton({ id, children, onTap, icon, kind = 'main', busy, missing, note, disabled, ...open }: Props) {
  const isOff = Boolean(disabled || missing)
  return (
    <Button
      id={id}
      className={`big-button big-button--${kind} ${busy ? 'big-button--busy' : isOff ? 'big-button--off' : ''}`}
      hoverClass="big-button--down"
      disabled={isOff || Boolean(busy)}
      {...open}
      onClick={() => {
        // In the browser a button that is off still hears the tap.
        if (!isOff && !busy) onTap?.()
      }}
    >
      <View className="big-button-line">
        {busy ? <View className="spin" aria-hidden="true" /> : icon ? <Icon name={icon} /> : null}
        {children}
      </View>
      {/* Always there, empty or not: Taro's H5 button puts a child that comes later before the others. */}
      <View className="big-button-note">{missing || (note ?? '')}</View>
    </Button>
  )
}
