import type { FactItem } from '@functions/worklog/facts'

/** What an entry of the work log says of the visit that it counts. */
export const visitSource = (orgId: string, visitId: string): string => `visit#${orgId}#${visitId}`

/** Of which enterprise an entry is a visit, and which; undefined when it is none. */
export function visitIn({ source = '' }: Pick<FactItem, 'source'>): { orgId: string; visitId: string } | undefined {
  const [kind, orgId, visitId] = source.split('#')
  return kind === 'visit' && orgId && visitId ? { orgId, visitId } : undefined
}

export const isVisit = (fact: Pick<FactItem, 'source'>, orgId: string): boolean => visitIn(fact)?.orgId === orgId
