import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { BigButton } from './BigButton'
import { Sheet } from './Sheet'

interface Props {
  id: string
  open: boolean
  title: string
  /** What will happen, in one or two sentences. */
  children?: ReactNode
  yes: string
  no?: string
  kind?: 'main' | 'danger'
  busy?: boolean
  disabled?: boolean
  onYes: () => void
  onNo: () => void
}

/** Asks before something that costs points or cannot be taken back. Its buttons are `<id>-yes` and `<id>-no`. */
export function ConfirmSheet({
  id,
  open,
  title,
  children,
  yes,
  no = '再想想',
  kind = 'main',
  busy,
  disabled,
  onYes,
  onNo,
}: Props) {
  return (
    <Sheet id={id} open={open} title={title} onClose={onNo}>
      <View className="confirm-text">{children}</View>
      <BigButton id={`${id}-yes`} kind={kind} busy={Boolean(busy)} disabled={Boolean(disabled)} onTap={onYes}>
        {yes}
      </BigButton>
      <BigButton id={`${id}-no`} kind="plain" onTap={onNo}>
        {no}
      </BigButton>
    </Sheet>
  )
}
