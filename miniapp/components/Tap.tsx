import { View } from '@tarojs/components'
import type { ReactNode } from 'react'

interface Props {
  children: ReactNode
  onTap: () => void
  /** What a screen reader says; the text inside when absent. */
  label?: string
  id?: string
  className?: string
  disabled?: boolean
  /** Of a choice: whether it is the chosen one. */
  chosen?: boolean
}

/** Anything one may tap that is not a button: a card, a row, a tile. Answers the finger, and tells screen readers what it is. */
export function Tap({ children, onTap, label, id, className = '', disabled = false, chosen }: Props) {
  const role = chosen === undefined ? 'button' : 'radio'
  return (
    <View
      {...(id ? { id } : {})}
      className={`tap ${disabled ? 'tap--off' : ''} ${chosen ? 'tap--chosen' : ''} ${className}`}
      hoverClass={disabled ? 'none' : 'tap--down'}
      hoverStayTime={60}
      aria-role={role}
      role={role}
      {...(label ? { 'aria-label': label } : {})}
      {...(chosen === undefined ? {} : { 'aria-checked': chosen ? 'true' : 'false' })}
      aria-disabled={disabled ? 'true' : 'false'}
      onClick={() => {
        if (!disabled) onTap()
      }}
    >
      {children}
    </View>
  )
}
