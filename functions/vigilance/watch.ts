import { profileOf } from '@functions/identity/people'
import { now } from '@functions/platform/clock'
import { idAt } from '@functions/platform/store/ids'
import { written } from '@functions/platform/store/single'
import { FLAG_KINDS, type FlagKind, fullest, MOST_TRACES, type Trace } from '@shared/rules/office/vigilance'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { Flag, flagsPartition, Watch, watched } from './entities'

export interface Subject {
  streetId: string
  kind: FlagKind
  subject: string
}

/** The stream keeps a record for a day, and what failed is brought back within the next ones. Milliseconds. */
const DELIVERED_WITHIN_MS = 3 * 86_400_000

/**
 * Notes what a subject did and returns the fullest window it lies in, oldest first. Each fact is an item of its own,
 * read after it is written: whoever reads last finds them all. Idempotent. History that was brought in is not looked
 * at. One write unit, one query ≈ 1 RU.
 */
export async function note(subject: Subject, event: Trace): Promise<Trace[]> {
  const { windowMs } = FLAG_KINDS[subject.kind]
  if (event.at < now() - windowMs - DELIVERED_WITHIN_MS) return []
  const expiresAt = Math.ceil((now() + windowMs + DELIVERED_WITHIN_MS) / 1000)
  await Watch.build(PutItemCommand)
    .item({ ...subject, ...event, expiresAt })
    .send()
  return windowAround(subject, event.at)
}

/** The same for what has mostly been noted before: one query ≈ 1 RU, and only for what is new a write and another one. */
export async function noteOnce(subject: Subject, event: Trace): Promise<Trace[]> {
  const found = await windowAround(subject, event.at)
  return found.some(({ id }) => id === event.id) ? found : note(subject, event)
}

/** The fullest window of what the subject did that holds this moment, oldest first. */
async function windowAround(subject: Subject, at: number): Promise<Trace[]> {
  const { windowMs } = FLAG_KINDS[subject.kind]
  const traces = await watched(subject, at - windowMs + 1, at + windowMs).first(MOST_TRACES)
  return fullest(windowMs, traces.map(({ id, at, what }) => ({ id, at, what })).reverse(), at)
}

/** Tells the office, once for a subject and period. @param memberIds whom it is about, newest last */
export async function flag(
  { streetId, kind, subject }: Subject,
  at: number,
  memberIds: readonly string[],
  facts: readonly string[],
): Promise<void> {
  const { periodMs } = FLAG_KINDS[kind]
  const id = idAt(Math.floor(at / periodMs) * periodMs, `flag:${kind}:${subject}`)
  const people = await Promise.all([...new Set(memberIds)].slice(-MOST_SHOWN).map((each) => personOf(each, kind)))
  const put = Flag.build(PutItemCommand)
    .item({
      ...{ streetId, id, kind, state: 'open', at, people, facts: facts.slice(-MOST_SHOWN) },
      ...{ queuePk: flagsPartition(streetId, 'open'), queueSk: id },
    })
    .options({ condition: { attr: 'id', exists: false } })
  await written(put)
}

/** People and facts in one flag: it tells enough to look further. */
const MOST_SHOWN = 10

async function personOf(memberId: string, kind: FlagKind) {
  const item = await profileOf(memberId)
  return { memberId, label: item?.nameMasked ?? (kind === 'fastClerk' ? '店员' : '还没报到的人') }
}
