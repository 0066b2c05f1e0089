import { BigButton } from '@miniapp/components/BigButton'
import { TextField } from '@miniapp/components/Fields'
import { Icon } from '@miniapp/components/Icon'
import { Tap } from '@miniapp/components/Tap'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { dayFrom, withDay } from '../days'

interface Props {
  id: string
  label: string
  days: readonly string[]
  onChange: (days: string[]) => void
}

/** Days one types in; a tap takes one away again. */
export function DayList({ id, label, days, onChange }: Props) {
  const [typed, setTyped] = useState('')
  const day = dayFrom(typed)
  return (
    <>
      <TextField
        id={`${id}-typed`}
        label={label}
        value={typed}
        placeholder="如 20271001"
        max={10}
        kind="digits"
        {...(typed.length >= 8 && !day ? { problem: '没有这一天' } : {})}
        onChange={setTyped}
      />
      <BigButton
        id={`${id}-add`}
        kind="plain"
        icon="plus"
        disabled={!day}
        onTap={() => {
          if (!day) return
          onChange(withDay(days, day))
          setTyped('')
        }}
      >
        加上这天
      </BigButton>
      <View className="day-chips">
        {days.map((each) => (
          <Tap
            key={each}
            id={`${id}-${each}`}
            className="day-chip number"
            label={`去掉 ${each}`}
            onTap={() => onChange(days.filter((other) => other !== each))}
          >
            {each}
            <Icon name="cross" size="small" />
          </Tap>
        ))}
      </View>
    </>
  )
}
