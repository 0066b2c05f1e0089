import { BigButton } from '@miniapp/components/BigButton'
import { Field, TextField } from '@miniapp/components/Fields'
import { Segments } from '@miniapp/components/Segments'
import { Sheet } from '@miniapp/components/Sheet'
import { Tap } from '@miniapp/components/Tap'
import { now } from '@miniapp/lib/clock'
import { CONTACT_MEDIA, CONTACT_RESULTS, type ContactMedium, isLate, PAIR_LIMITS } from '@shared/rules/duties/pairs'
import { addDays, dayOf } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Draft } from './usePair'
import '@miniapp/components/Presets.scss'

interface Props {
  draft: Draft
  busy: boolean
  onSave: (draft: Draft) => void
  onClose: () => void
}

const DAYS = ['今天', '昨天', '前天', '3 天前', '4 天前', '5 天前', '6 天前', '7 天前']
const MEDIA = Object.keys(CONTACT_MEDIA).filter((medium) => medium !== 'report') as ContactMedium[]

/** What came of it: one tap when it was a call of today. */
export function ContactSheet({ draft: begun, busy, onSave, onClose }: Props) {
  const [draft, setDraft] = useState(begun)
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))
  const { result, medium, day, note = '', source } = draft
  const today = dayOf(now())
  return (
    <Sheet id="contact-sheet" open title="联系上了吗" onClose={onClose}>
      {source === undefined ? (
        <>
          <Segments
            id="contact-result"
            choices={CONTACT_RESULTS}
            chosen={result}
            onChoose={(value) => change({ result: value })}
          />
          <Field label="怎么联系的">
            <View className="presets" role="radiogroup" aria-role="radiogroup">
              {MEDIA.map((each) => (
                <Tap
                  key={each}
                  id={`medium-${each}`}
                  className="preset"
                  chosen={each === medium}
                  onTap={() => change({ medium: each })}
                >
                  {CONTACT_MEDIA[each]}
                </Tap>
              ))}
            </View>
          </Field>
          <Field label="哪天" note={isLate(day, today) ? '上个月的事，会标明是补记的' : ''}>
            <View className="presets" role="radiogroup" aria-role="radiogroup">
              {DAYS.map((words, ago) => (
                <Tap
                  key={words}
                  id={`contact-ago-${ago}`}
                  className="preset"
                  chosen={day === addDays(today, -ago)}
                  onTap={() => change({ day: addDays(today, -ago) })}
                >
                  {words}
                </Tap>
              ))}
            </View>
          </Field>
        </>
      ) : null}
      <TextField
        id="contact-note"
        label="备注（可不填，本人也看得到）"
        value={note}
        placeholder="有什么要帮忙的"
        max={PAIR_LIMITS.note}
        onChange={(value) => change({ note: value })}
      />
      <BigButton id="contact-save" busy={busy} onTap={() => onSave({ ...draft, note: note.trim() || undefined })}>
        记下
      </BigButton>
    </Sheet>
  )
}
