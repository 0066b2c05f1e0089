import { isFiltered, type QueueFilter } from '@shared/rules/reports/queueFilter'
import { QUEUE_TABS, type QueueTab, REPORT_STATUSES, type ReportStatus } from '@shared/rules/reports/reportStatus'

/** What of the queue is looked at, as the address says it: to be sent to a colleague, and there again after a reload. */
export interface Looking extends Omit<QueueFilter, 'near'> {
  team?: string | undefined
  tab: QueueTab
  /** Beside the list stands a map of it. */
  map?: boolean | undefined
}

export const isTab = (text: string | null): text is QueueTab => text !== null && Object.hasOwn(QUEUE_TABS, text)
const isStatus = (text: string | null): text is ReportStatus => text !== null && Object.hasOwn(REPORT_STATUSES, text)

/** What an address says; what is none of ours is left out. */
export function lookingIn(address: URLSearchParams): Looking {
  const [tab, status] = [address.get('tab'), address.get('status')]
  return {
    team: address.get('team') ?? undefined,
    tab: isTab(tab) ? tab : 'open',
    status: isStatus(status) ? status : undefined,
    categoryId: address.get('category') ?? undefined,
    mine: address.get('mine') === 'yes',
    overdue: address.get('overdue') === 'yes',
    map: address.get('view') === 'map',
  }
}

/** The address of what is looked at; what goes without saying is not in it. */
export function addressOf({ team, tab, status, categoryId, mine, overdue, map }: Looking): URLSearchParams {
  const said = {
    team,
    tab: tab === 'open' ? undefined : tab,
    // Only open work is told apart by its status.
    status: tab === 'open' ? status : undefined,
    category: categoryId,
    mine: mine ? 'yes' : undefined,
    overdue: overdue ? 'yes' : undefined,
    view: map ? 'map' : undefined,
  }
  return new URLSearchParams(Object.entries(said).filter((each): each is [string, string] => each[1] !== undefined))
}

/** Is anything left out? */
export const isNarrowed = (looking: Looking): boolean => isFiltered(looking)
