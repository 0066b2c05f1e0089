import { BigButton } from '@miniapp/components/BigButton'
import { Field, TextField } from '@miniapp/components/Fields'
import { Segments } from '@miniapp/components/Segments'
import { Sheet } from '@miniapp/components/Sheet'
import { Tap } from '@miniapp/components/Tap'
import { now } from '@miniapp/lib/clock'
import { SERVED, SERVED_IDS, SERVED_LIMITS, type ServedId, waitsForStaff } from '@shared/rules/duties/served'
import { addDays, dayOf } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Draft } from './useServed'
import '@miniapp/components/Presets.scss'

const DAYS = { today: '今天', yesterday: '昨天', before: '前天' } as const
const AGO = { today: 0, yesterday: 1, before: 2 } as const

/** Three taps: open, what, save; how much and where may be changed. */
export function ServedSheet({ onSave, onClose }: { onSave: (draft: Draft) => void; onClose: () => void }) {
  const [categoryId, choose] = useState<ServedId>('served-patrol')
  const [typed, setTyped] = useState('1')
  const [day, setDay] = useState<keyof typeof DAYS>('today')
  const [place, setPlace] = useState('')
  const quantity = /^\d{1,4}$/.test(typed) ? Number(typed) : 0
  const { unit } = SERVED[categoryId]
  const save = () =>
    onSave({ categoryId, quantity, day: addDays(dayOf(now()), -AGO[day]), building: place.trim() || undefined })
  return (
    <Sheet id="served-sheet" open title="记一笔" onClose={onClose}>
      <Field label="做了什么">
        <View className="presets" role="radiogroup" aria-role="radiogroup">
          {SERVED_IDS.map((each) => (
            <Tap
              key={each}
              id={`kind-${each}`}
              className="preset"
              chosen={each === categoryId}
              onTap={() => choose(each)}
            >
              {SERVED[each].name}
            </Tap>
          ))}
        </View>
      </Field>
      <TextField
        id="served-quantity"
        label={`多少（${unit}）`}
        kind="digits"
        value={typed}
        placeholder="1"
        max={4}
        note={waitsForStaff(categoryId, quantity) ? '数量较大，工作人员确认后才计入' : '按实际的记'}
        onChange={setTyped}
      />
      <Field label="哪天">
        <Segments id="served-day" choices={DAYS} chosen={day} onChoose={setDay} />
      </Field>
      <TextField
        id="served-place"
        label="在哪里（可不填）"
        value={place}
        placeholder="如：塔山市场东门"
        max={SERVED_LIMITS.place}
        onChange={setPlace}
      />
      <BigButton id="served-save" missing={quantity < 1 && '还差数量'} onTap={save}>
        记下
      </BigButton>
    </Sheet>
  )
}
