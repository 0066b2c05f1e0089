import { BigButton } from '@miniapp/components/BigButton'
import { TextField } from '@miniapp/components/Fields'
import { Sheet } from '@miniapp/components/Sheet'
import { useState } from 'react'
import type { Item } from './useServiceList'

interface Props {
  item: Item
  busy: boolean
  onYes: (served: number) => void
  onClose: () => void
}

/** How many were served; nobody's names. */
export function TickSheet({ item, busy, onYes, onClose }: Props) {
  const [typed, setTyped] = useState('')
  const served = /^\d{1,4}$/.test(typed) ? Number(typed) : undefined
  return (
    <Sheet id="tick-sheet" open title={`办好了：${item.title}`} onClose={onClose}>
      <TextField
        id="tick-served"
        label="服务了多少人"
        kind="digits"
        value={typed}
        placeholder="30"
        max={4}
        note="写数就行，不用写名字。勾错了，这个月里可以撤回。"
        onChange={setTyped}
      />
      <BigButton
        id="tick-yes"
        busy={busy}
        missing={served === undefined && '还差人数'}
        onTap={() => {
          if (served !== undefined) onYes(served)
        }}
      >
        打勾
      </BigButton>
    </Sheet>
  )
}
