import { typedText } from '@shared/rules/text/typed'
import { Input, Picker, Textarea, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from './Icon'

interface FieldProps {
  label: string
  /** What is wrong with it; stands below it. */
  problem?: string | undefined
  /** What it is for. */
  note?: string
  children: ReactNode
}

/** A labelled place to fill in. */
export function Field({ label, problem, note, children }: FieldProps) {
  return (
    <View className="field">
      <View className="field-label">{label}</View>
      {children}
      {problem ? (
        <View className="field-problem" aria-live="polite">
          {problem}
        </View>
      ) : note ? (
        <View className="small">{note}</View>
      ) : null}
    </View>
  )
}

interface TextFieldProps {
  id: string
  label: string
  value: string
  placeholder: string
  max: number
  /** `digits` opens the number keys. */
  kind?: 'text' | 'digits'
  lines?: 'one' | 'many'
  problem?: string | undefined
  note?: string
  onChange: (value: string) => void
}

/** Text typed by a person. */
export function TextField({
  id,
  label,
  value,
  placeholder,
  max,
  kind = 'text',
  lines = 'one',
  onChange,
  ...about
}: TextFieldProps) {
  const common = { id, value, placeholder, maxlength: max, placeholderClass: 'placeholder', 'aria-label': label }
  return (
    <Field label={label} {...about}>
      {lines === 'many' ? (
        <Textarea
          {...common}
          className="input input--many"
          autoHeight
          cursorSpacing={120}
          onInput={(event) => onChange(event.detail.value)}
        />
      ) : (
        <Input
          {...common}
          className="input"
          type={kind === 'digits' ? 'number' : 'text'}
          cursorSpacing={120}
          onInput={({ detail }) => onChange(kind === 'digits' ? typedText(detail.value) : detail.value)}
        />
      )}
    </Field>
  )
}

interface ChoiceProps<K extends string> {
  id: string
  label: string
  placeholder: string
  /** What may be chosen, in this order. */
  options: readonly { key: K; name: string }[]
  value: K | undefined
  problem?: string | undefined
  note?: string
  onChange: (key: K) => void
}

/** One of several, with the phone's own wheel. */
export function Choice<K extends string>({
  id,
  label,
  placeholder,
  options,
  value,
  onChange,
  ...about
}: ChoiceProps<K>) {
  const index = options.findIndex(({ key }) => key === value)
  const name = options[index]?.name
  return (
    <Field label={label} {...about}>
      <Picker
        mode="selector"
        range={options.map((option) => option.name)}
        value={Math.max(0, index)}
        onChange={(event) => {
          const chosen = options[Number(event.detail.value)]
          if (chosen) onChange(chosen.key)
        }}
      >
        <Chosen id={id} label={label} words={name ?? placeholder} empty={!name} className="" />
      </Picker>
    </Field>
  )
}

interface ChosenProps {
  id: string
  label: string
  /** What was chosen, or what there is to choose. */
  words: string
  /** Nothing was chosen yet. */
  empty?: boolean
  className?: string
}

/** What opens the phone's own wheel: put it into a `Picker`. */
export function Chosen({ id, label, words, empty = false, className = 'number' }: ChosenProps) {
  return (
    <View
      id={id}
      className={`input input--choice ${empty ? 'placeholder' : ''}`}
      role="button"
      aria-role="button"
      aria-label={`${label}：${words}`}
    >
      <View className={`grow ${className}`}>{words}</View>
      <Icon name="chevron" size="small" className="turn-down" />
    </View>
  )
}
