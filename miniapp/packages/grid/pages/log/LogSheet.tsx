import { BigButton } from '@miniapp/components/BigButton'
import { Field, TextField } from '@miniapp/components/Fields'
import { Segments } from '@miniapp/components/Segments'
import { Sheet } from '@miniapp/components/Sheet'
import { Tap } from '@miniapp/components/Tap'
import { now } from '@miniapp/lib/clock'
import { useForm } from '@miniapp/lib/load/useForm'
import { parseLine } from '@shared/rules/duties/logLine'
import { LOG_LIMITS } from '@shared/rules/duties/worklog'
import { addDays, dayOf } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Draft, Figure } from './useLog'
import '@miniapp/components/Presets.scss'

interface Props {
  draft: Draft
  /** Categories in use. */
  kinds: readonly Figure[]
  busy: boolean
  onSave: (draft: Draft) => void
  onClose: () => void
}

/** A line has at most so many letters: a note, and what it is about. */
const LINE_LETTERS = 100

const DAYS = { today: '今天', yesterday: '昨天', before: '前天' } as const
const AGO = { today: 0, yesterday: 1, before: 2 } as const

interface Form extends Draft {
  typed: string
  ago: keyof typeof DAYS
}

const quantityOf = (typed: string): number => (/^\d{1,4}$/.test(typed) ? Number(typed) : 0)

/** Three taps: what, how much, save; the rest may be left out. */
export function LogSheet({ draft: begun, kinds, busy, onSave, onClose }: Props) {
  const { form, change, latest } = useForm<Form>({ ...begun, typed: String(begun.quantity), ago: 'today' })
  const { categoryId, building = '', note = '', typed, ago } = form
  const unit = kinds.find((kind) => kind.categoryId === categoryId)?.unit ?? ''
  const [line, setLine] = useState('')
  /** One line fills in the form, as far as it says something. */
  const read = (text: string) => {
    setLine(text)
    const said = parseLine(text, { categories: kinds })
    if (!said) return
    const { categoryId: kind, building: where, note: more } = said
    change({ categoryId: kind, building: where, note: more, typed: String(said.quantity) })
  }
  const save = () => {
    const { typed: last, ago: chosen, ...draft } = latest()
    const words = { building: draft.building?.trim() || undefined, note: draft.note?.trim() || undefined }
    onSave({ ...draft, ...words, quantity: quantityOf(last), day: addDays(dayOf(now()), -AGO[chosen]) })
  }
  return (
    <Sheet id="log-sheet" open title="记一笔" onClose={onClose}>
      {begun.dutyId === undefined ? (
        <TextField
          id="log-line"
          label="一句话记（可不填）"
          value={line}
          placeholder="3 号楼 卫生死角 5 处"
          max={LINE_LETTERS}
          note="说一句，下面自动填好；没认出来的自己改。"
          onChange={read}
        />
      ) : null}
      {begun.dutyId === undefined ? (
        <Field label="做了什么">
          <View className="presets" role="radiogroup" aria-role="radiogroup">
            {kinds.map((kind) => (
              <Tap
                key={kind.categoryId}
                id={`kind-${kind.categoryId}`}
                className="preset"
                chosen={kind.categoryId === categoryId}
                onTap={() => change({ categoryId: kind.categoryId })}
              >
                {kind.name}
              </Tap>
            ))}
          </View>
        </Field>
      ) : null}
      <TextField
        id="log-quantity"
        label={`多少（${unit}）`}
        kind="digits"
        value={typed}
        placeholder="1"
        max={4}
        onChange={(value) => change({ typed: value })}
      />
      <Field label="哪天">
        <Segments id="log-day" choices={DAYS} chosen={ago} onChoose={(chosen) => change({ ago: chosen })} />
      </Field>
      <TextField
        id="log-building"
        label="哪栋楼（可不填）"
        value={building}
        placeholder="3 号楼"
        max={LOG_LIMITS.building}
        onChange={(value) => change({ building: value })}
      />
      <TextField
        id="log-note"
        label="备注（可不填）"
        value={note}
        placeholder="不要写居民的姓名和电话"
        max={LOG_LIMITS.note}
        onChange={(value) => change({ note: value })}
      />
      <BigButton id="log-save" busy={busy} missing={quantityOf(typed) < 1 && '还差数量'} onTap={save}>
        记下
      </BigButton>
    </Sheet>
  )
}
