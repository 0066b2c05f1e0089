import { api } from '@console/app/client'
import { usePages } from '@console/parts/pages'
import { useTeams } from '@console/parts/street'
import { useStep } from '@console/parts/useStep'
import { filterQuery } from '@shared/rules/reports/queueFilter'
import { numberIn } from '@shared/rules/reports/reportNumber'
import { useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { addressOf, type Looking, lookingIn } from './address'

const PER_PAGE = 30

/** The queue of one team as the address asks for it, and the report that is open beside it. */
export function useReports() {
  const { reportId } = useParams()
  const [address] = useSearchParams()
  const navigate = useNavigate()
  const teams = useTeams({ units: true })
  const looking = lookingIn(address)
  const team = teams?.find(({ communityId }) => communityId === looking.team) ?? teams?.[0]
  const communityId = team?.communityId ?? ''
  const query = { communityId, tab: looking.tab, ...filterQuery(looking) }
  const list = usePages(
    ['reports', 'queue', query],
    (cursor) => api.reports.queue({ ...query, limit: PER_PAGE, cursor }),
    { when: communityId !== '' },
  )
  const [words, setWords] = useState('')
  const number = numberIn(words)
  const items = number || words.trim() === '' ? list.items : list.items.filter((report) => holdsWords(report, words))

  const goTo = (id: string | undefined, next: Looking = looking) => {
    const search = addressOf(next).toString()
    // Going through a list is one step back, not fifty.
    return navigate({ pathname: id ? `/reports/${id}` : '/reports', search }, { replace: id !== undefined })
  }

  const step = useStep(
    items.map((report) => report.reportId),
    reportId,
    goTo,
  )

  return {
    teams,
    team,
    looking,
    look: (next: Partial<Looking>) => goTo(undefined, { ...looking, ...next }),
    list,
    /** Of the loaded ones those that hold the words, all without any. */
    items,
    words,
    setWords,
    /** A whole number was typed: the report it is of, wherever it stands. */
    number,
    reportId,
    open: (id: string | undefined) => goTo(id),
    /** Opens the one so many places further down; the first when none is open. */
    step: (by: 1 | -1) => {
      const isThere = step(by)
      if (!isThere && by > 0 && list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage()
    },
  }
}

export type ReportsOfTeam = ReturnType<typeof useReports>

interface Searched {
  reportId: string
  categoryName: string
  description: string
  address: string
  assigneeLabel?: string | undefined
}

/** True when a report holds all of the words, in any order. */
export function holdsWords(report: Searched, words: string): boolean {
  const { reportId, categoryName, description, address, assigneeLabel = '' } = report
  const text = [reportId, categoryName, description, address, assigneeLabel].join(' ').toLowerCase()
  return words
    .normalize('NFKC')
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
