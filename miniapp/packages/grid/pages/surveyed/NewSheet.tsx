import { BigButton } from '@miniapp/components/BigButton'
import { Field, TextField } from '@miniapp/components/Fields'
import { Sheet } from '@miniapp/components/Sheet'
import { Tap } from '@miniapp/components/Tap'
import { useForm } from '@miniapp/lib/load/useForm'
import { readPhone } from '@shared/rules/survey/phoneCell'
import { SURVEY_LIMITS } from '@shared/rules/survey/survey'
import { OCCUPATIONS, type Occupation } from '@shared/rules/text/words'
import { View } from '@tarojs/components'
import type { Words } from './usePeople'
import '@miniapp/components/Presets.scss'

interface Props {
  /** Somebody is new, or something of somebody changed. */
  isNew: boolean
  title: string
  busy: boolean
  onSave: (words: Words) => void
  onClose: () => void
}

interface Form {
  name: string
  phone: string
  occupation: Occupation | undefined
}

/** Who is new at an outlet, or what changed: as little as there has to be. */
export function NewSheet({ isNew, title, busy, onSave, onClose }: Props) {
  const { form, change, latest } = useForm<Form>({ name: '', phone: '', occupation: isNew ? 'courier' : undefined })
  const { name, phone, occupation } = form
  const read = phone.trim() === '' ? undefined : readPhone(phone)
  const wrong = read && 'wrong' in read ? `手机号${read.wrong}` : undefined
  const isEmpty = name.trim() === '' && phone.trim() === '' && occupation === undefined
  const missing = isNew && name.trim() === '' ? '还差姓名' : (wrong ?? (isEmpty && '还没有填变了什么'))
  const save = () => {
    const last = latest()
    onSave({
      ...(last.name.trim() ? { name: last.name.trim() } : {}),
      ...(last.phone.trim() ? { phone: last.phone.trim() } : {}),
      ...(last.occupation ? { occupation: last.occupation } : {}),
    })
  }
  return (
    <Sheet id="survey-sheet" open title={title} onClose={onClose}>
      <TextField
        id="survey-name"
        label={isNew ? '姓名' : '姓名（没变不填）'}
        value={name}
        placeholder="姓名"
        max={SURVEY_LIMITS.name}
        onChange={(value) => change({ name: value })}
      />
      <TextField
        id="survey-phone"
        label={isNew ? '手机号（不肯说可不填）' : '手机号（没变不填）'}
        kind="digits"
        value={phone}
        placeholder="11 位手机号"
        max={11}
        onChange={(value) => change({ phone: value })}
      />
      <Field label="做什么">
        <View className="presets" role="radiogroup" aria-role="radiogroup">
          {(Object.keys(OCCUPATIONS) as Occupation[]).map((code) => (
            <Tap
              key={code}
              id={`survey-work-${code}`}
              className="preset"
              chosen={code === occupation}
              onTap={() => change({ occupation: code })}
            >
              {OCCUPATIONS[code]}
            </Tap>
          ))}
        </View>
      </Field>
      <BigButton id="survey-save" busy={busy} missing={missing} onTap={save}>
        记下
      </BigButton>
    </Sheet>
  )
}
