import { BigButton } from '@miniapp/components/BigButton'
import { Field, TextField } from '@miniapp/components/Fields'
import { Segments } from '@miniapp/components/Segments'
import { Sheet } from '@miniapp/components/Sheet'
import { Tap } from '@miniapp/components/Tap'
import { now } from '@miniapp/lib/clock'
import { useForm } from '@miniapp/lib/load/useForm'
import { SERVED, SERVED_IDS, SERVED_LIMITS, type ServedId, waitsForStaff } from '@shared/rules/duties/served'
import { addDays, dayOf } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import type { Draft } from './useServed'
import '@miniapp/components/Presets.scss'

const DAYS = { today: '今天', yesterday: '昨天', before: '前天' } as const
const AGO = { today: 0, yesterday: 1, before: 2 } as const

interface Form {
  categoryId: ServedId
  typed: string
  ago: keyof typeof DAYS
  place: string
}

interface Props {
  busy: boolean
  onSave: (draft: Draft) => void
  onClose: () => void
}

const quantityOf = (typed: string): number => (/^\d{1,4}$/.test(typed) ? Number(typed) : 0)

/** Three taps: open, what, save; how much and where may be changed. */
export function ServedSheet({ busy, onSave, onClose }: Props) {
  const { form, change, latest } = useForm<Form>({ categoryId: 'served-patrol', typed: '1', ago: 'today', place: '' })
  const { categoryId, typed, ago, place } = form
  const quantity = quantityOf(typed)
  const { unit } = SERVED[categoryId]
  const save = () => {
    const last = latest()
    const day = addDays(dayOf(now()), -AGO[last.ago])
    const building = last.place.trim() || undefined
    onSave({ categoryId: last.categoryId, quantity: quantityOf(last.typed), day, building })
  }
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
              onTap={() => change({ categoryId: each })}
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
        onChange={(value) => change({ typed: value })}
      />
      <Field label="哪天">
        <Segments id="served-day" choices={DAYS} chosen={ago} onChoose={(chosen) => change({ ago: chosen })} />
      </Field>
      <TextField
        id="served-place"
        label="在哪里（可不填）"
        value={place}
        placeholder="如：塔山市场东门"
        max={SERVED_LIMITS.place}
        onChange={(value) => change({ place: value })}
      />
      <BigButton id="served-save" busy={busy} missing={quantity < 1 && '还差数量'} onTap={save}>
        记下
      </BigButton>
    </Sheet>
  )
}
