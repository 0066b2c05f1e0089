import { DUE_KINDS, sayDue } from '@shared/rules/office/due'
import type { DueItem } from '../lib/answers/useToday'
import { open } from '../lib/navigation/go'
import { Badge } from './Badge'
import { ENTRANCES } from './entrances'
import { Row } from './Row'

const TONES = { late: 'bad', soon: 'warn', plain: 'plain' } as const

/** The icon of the page where all of its kind are. */
const iconOf = ({ kind }: DueItem) => ENTRANCES.find(({ page }) => page === DUE_KINDS[kind].page)?.icon ?? 'clock'

/** Something due, until when, and the way to do it. */
export function DueRow({ item, nowMs }: { item: DueItem; nowMs: number }) {
  const { kind, id, title, note, urgent, page } = item
  const { tone, text } = sayDue(item, nowMs)
  return (
    <Row
      id={`due-${kind}-${id.replace('#', '-')}`}
      icon={urgent ? 'alarm' : iconOf(item)}
      tone={TONES[tone]}
      title={urgent ? `紧急 · ${title}` : title}
      note={[DUE_KINDS[kind].label, note].filter(Boolean).join(' · ')}
      aside={<Badge tone={TONES[tone]}>{text}</Badge>}
      onTap={() => open('navigateTo', `/${page}`)}
    />
  )
}
