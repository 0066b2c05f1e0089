import { Textarea, View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { BigButton } from './BigButton'
import { Sheet } from './Sheet'
import { Tap } from './Tap'
import './Presets.scss'
import './ReasonSheet.scss'

interface Props {
  /** Its parts are `<id>-text`, `<id>-preset-0` … and `<id>-yes`. */
  id: string
  open: boolean
  title: string
  /** What the words are for, and who will read them. */
  children?: ReactNode
  /** Common sentences: a tap takes one over, to be sent as it is or changed. */
  presets: readonly string[]
  placeholder: string
  minLetters?: number
  maxLetters: number
  yes: string
  kind?: 'main' | 'danger'
  busy?: boolean
  onYes: (text: string) => void
  onClose: () => void
}

/** Asks for a reason or a purpose before something is done: presets for the thumb, a field for everything else. */
export function ReasonSheet({ minLetters = 2, kind = 'main', ...props }: Props) {
  const { id, presets, maxLetters, busy = false } = props
  const [text, setText] = useState('')
  const letters = text.trim().length
  return (
    <Sheet id={id} open={props.open} title={props.title} onClose={props.onClose}>
      {props.children ? <View className="confirm-text">{props.children}</View> : null}
      <View className="presets" role="radiogroup" aria-role="radiogroup">
        {presets.map((preset, index) => (
          <Tap
            key={preset}
            id={`${id}-preset-${index}`}
            className="preset"
            chosen={preset === text}
            onTap={() => setText(preset)}
          >
            {preset}
          </Tap>
        ))}
      </View>
      <Textarea
        id={`${id}-text`}
        className="reason-text"
        value={text}
        maxlength={maxLetters}
        placeholder={props.placeholder}
        placeholderClass="placeholder"
        fixed
        disableDefaultPadding
        cursorSpacing={180}
        aria-label={props.placeholder}
        onInput={(event) => setText(event.detail.value)}
      />
      <BigButton
        id={`${id}-yes`}
        kind={kind}
        busy={busy}
        missing={letters < minLetters && '选一条，或写几个字'}
        onTap={() => props.onYes(text.trim())}
      >
        {props.yes}
      </BigButton>
    </Sheet>
  )
}
