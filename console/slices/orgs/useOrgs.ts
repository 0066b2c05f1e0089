import { api } from '@console/app/client'
import { allOf, usePages } from '@console/parts/pages'
import type { Outputs } from '@shared/contract/contract'
import { ORG_KINDS, type OrgKind } from '@shared/rules/people/orgs'
import { useQuery } from '@tanstack/react-query'

export type Org = Outputs['orgs']['org']
export type Holding = Outputs['orgs']['appoint']
export type Meeting = Outputs['orgs']['addMeeting']
export type Duty = Outputs['orgs']['settle']
export type Instructed = Outputs['orgs']['instructed']['items'][number]

/** Whatever is written moves registers, posts, gaps and duties alike. */
export const ORG_ANSWERS = [['orgs']]

export const KINDS = Object.keys(ORG_KINDS) as OrgKind[]
export const isKind = (text: string | null): text is OrgKind => KINDS.includes(text as OrgKind)

/** The organisations of a kind, by name. */
export const useOrgs = (kind: OrgKind, closed: boolean) =>
  usePages(['orgs', 'list', kind, closed], (cursor) =>
    api.orgs.list({ kind, ...(closed ? { closed: 'yes' as const } : {}), cursor }),
  )

/** All that an organisation may belong to. */
export const useParents = (kinds: readonly OrgKind[]) =>
  useQuery({
    queryKey: ['orgs', 'parents', ...kinds],
    queryFn: async () => {
      const lists = await Promise.all(kinds.map((kind) => allOf((page) => api.orgs.list({ kind, ...page }))))
      return lists.flat()
    },
    enabled: kinds.length > 0,
  })

/** Who holds posts of an organisation on a day. */
export const usePosts = (orgId: string, day: string | undefined) =>
  useQuery({ queryKey: ['orgs', 'posts', orgId, day], queryFn: () => api.orgs.posts({ orgId, day }) })

export const useMeetings = (orgId: string) =>
  usePages(['orgs', 'meetings', orgId], (cursor) => api.orgs.meetings({ orgId, cursor }))

export const useOrgDuties = (orgId: string) =>
  usePages(['orgs', 'duties', orgId], (cursor) => api.orgs.orgDuties({ orgId, cursor }))

export const useInstructed = () =>
  usePages(['orgs', 'instructed'], (cursor) => api.orgs.instructed({ cursor, limit: 50 }))
