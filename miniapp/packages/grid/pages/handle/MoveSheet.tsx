import { ReasonSheet } from '@miniapp/components/ReasonSheet'
import { REPORT_LIMITS } from '@shared/rules/reports/report'
import type { ReactNode } from 'react'
import type { Handle } from './useHandle'

interface Props {
  handle: Handle
  /** The move these words belong to, and the sheet's id. */
  move: 'reject' | 'restore' | 'accept' | 'ask'
  title: string
  presets: readonly string[]
  placeholder: string
  yes?: string
  kind?: 'main' | 'danger'
  children: ReactNode
}

/** A move with words: the reporter reads them. */
export function MoveSheet({ handle, move, title, presets, placeholder, yes = title, kind = 'main', children }: Props) {
  return (
    <ReasonSheet
      id={move}
      open={handle.sheet === move}
      title={title}
      presets={presets}
      placeholder={placeholder}
      maxLetters={REPORT_LIMITS.noteCharacters}
      yes={yes}
      kind={kind}
      busy={handle.busy}
      onYes={(note) => handle.move({ move, note })}
      onClose={() => handle.setSheet(undefined)}
    >
      {children}
    </ReasonSheet>
  )
}
