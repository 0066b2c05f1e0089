import type { ReactNode } from 'react'
import { type Field, FormModal, Words } from './FormModal'
import type { Values } from './RouteForm'
import type { RouteWithInput } from './schema'

interface Props {
  /** Whose input holds the words, and under which name. */
  route: RouteWithInput
  name: 'reason' | 'purpose' | 'note'
  title: string
  yes: string
  label?: string
  /** What is often written. */
  presets?: readonly string[]
  max: number
  placeholder: string
  /** Who reads the words, and what is kept of them. */
  hint?: ReactNode
  /** What is said when there are none; the contract's sentence unless told. */
  missing?: string
  /** What follows from it, before the words. */
  note?: ReactNode
  danger?: boolean
  busy: boolean
  /** Sends it; undefined while the one before is on its way. */
  onSend: (words: string, values: Values) => Promise<unknown>
  onClose: () => void
  /** Further fields, and what they begin with. */
  more?: { initial: Values; fields: (field: Field) => ReactNode }
}

/** Something that is done with words that somebody reads: why it goes back, what for it is looked at, what was found. */
export function WordsModal({ name, label = '原因', presets, max, placeholder, hint, missing, note, ...props }: Props) {
  const { onSend, onClose, more, ...window } = props
  return (
    <FormModal
      {...window}
      initial={{ [name]: '', ...more?.initial }}
      onClose={onClose}
      onSend={async (values) => {
        if ((await onSend(String(values[name]), values)) !== undefined) onClose()
      }}
    >
      {(field) => (
        <>
          {note ? <div className="second form-note">{note}</div> : null}
          {more?.fields(field)}
          {field(name, label, <Words {...(presets ? { presets } : {})} max={max} placeholder={placeholder} />, {
            ...(hint === undefined ? {} : { hint }),
            ...(missing === undefined ? {} : { missing }),
          })}
        </>
      )}
    </FormModal>
  )
}
