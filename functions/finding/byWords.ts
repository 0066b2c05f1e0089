import type { Actor } from '@functions/platform/http/token'
import { cursorOf, keyOfCursor } from '@functions/platform/lists/cursor'
import type { Key } from '@functions/platform/lists/list'
import { placeInQueue, queueCard, queuePart } from '@functions/reports/desk/queue'
import type { ReportItem } from '@functions/reports/history'
import { wholeTexts } from '@functions/reports/views/wholeTexts'
import { streetOf, type Team, teamsOf } from '@functions/stations/street'
import { reaches } from '@shared/rules/people/roles'
import { holdsWords, wordsIn } from '@shared/rules/reports/finding'
import { QUEUE_TABS, type QueueTab } from '@shared/rules/reports/reportStatus'
import type { Found, Wanted } from './find'

/** A page looks through so many reports, at 1.3 KB each 17 read units, and 50 more where all of them have long texts, */
const LOOKED_THROUGH = 100
/** and asks so many lists, ½ read unit for an empty one. */
const LISTS = 24

const TABS = Object.keys(QUEUE_TABS) as QueueTab[]

/** One list of one team. */
interface Stretch {
  team: Team
  tab: QueueTab
}

/** Where a search stands: before which stretch, and where in it. */
interface Place {
  stretch: number
  from?: Key | undefined
}

/**
 * Reports whose category, text, address or handler holds all the words: open work of one's teams
 * first, then what waits, then what is done, newest first. A page is bounded, so it may be short or empty and go on.
 */
export async function byWords(actor: Actor, { words, cursor, limit }: Wanted): Promise<Found> {
  const typed = wordsIn(words)
  const scope = `find#${actor.memberId}#${typed.join(' ')}`
  const stretches = typed.length > 0 ? await stretchesOf(actor) : []
  const { found, looked, next, last } = await lookThrough(actor, stretches, placeIn(await keyOfCursor(cursor, scope)), {
    limit,
    fits: (report, description) => holdsWords({ ...report, description }, typed),
  })
  const more =
    next.stretch < stretches.length ? await cursorOf({ ...next.from, stretch: next.stretch }, scope) : undefined
  return {
    items: await Promise.all(found.map((report) => queueCard(actor, report))),
    ...(more ? { cursor: more } : {}),
    by: 'words',
    looked,
    ...(last ? { reached: last } : {}),
  }
}

function placeIn(key: Awaited<ReturnType<typeof keyOfCursor>>): Place {
  const { stretch = 0, ...from } = key ?? {}
  return { stretch: Number(stretch), from: Object.keys(from).length > 0 ? from : undefined }
}

async function stretchesOf({ streetId, grants }: Actor): Promise<Stretch[]> {
  const teams = teamsOf(await streetOf(streetId)).filter(({ teamId }) => reaches(grants, teamId))
  return TABS.flatMap((tab) => teams.map((team) => ({ team, tab })))
}

async function lookThrough(
  { streetId }: Actor,
  stretches: readonly Stretch[],
  place: Place,
  { limit, fits }: { limit: number; fits: (report: ReportItem, text: string) => boolean },
) {
  const found: ReportItem[] = []
  let looked = 0
  let next = place
  let last: Found['reached']
  for (let lists = 0; lists < LISTS && looked < LOOKED_THROUGH && found.length < limit; lists++) {
    const at = stretches[next.stretch]
    if (!at) break
    const { team, tab } = at
    const part = await queuePart(streetId, team.teamId, tab, { limit: LOOKED_THROUGH - looked, from: next.from })
    const whole = await wholeTexts(part.items.filter((report) => !fits(report, report.description)))
    const fitting = part.items.filter((report) => fits(report, whole.get(report.reportId) ?? report.description))
    const shown = fitting.slice(0, limit - found.length)
    const lastShown = shown.at(-1)
    const isCut = shown.length < fitting.length && lastShown !== undefined
    const read = isCut ? part.items.slice(0, part.items.indexOf(lastShown) + 1) : part.items
    found.push(...shown)
    looked += read.length
    last = reachedIn(at, read.at(-1))
    if (isCut) next = { stretch: next.stretch, from: placeInQueue(lastShown) }
    else next = part.next ? { stretch: next.stretch, from: part.next } : { stretch: next.stretch + 1 }
  }
  return { found, looked, next, last }
}

/** Open work is in the order in which it is due: there is no moment up to which it was looked through. */
function reachedIn({ team, tab }: Stretch, report: ReportItem | undefined): NonNullable<Found['reached']> {
  return { teamName: team.name, tab, ...(report && tab !== 'open' ? { at: report.movedAt } : {}) }
}
