import { type Grant, holds, reaches } from './roles'

/** What an organisation of a street is, and what it may belong to: none of these leads back to itself. */
export const ORG_KINDS = {
  outlet: { label: '网点', within: ['enterprise'] },
  enterprise: { label: '企业', within: [] },
  branch: { label: '党支部', within: ['committee', 'unit', 'enterprise'] },
  council: { label: '党建联席会', within: [] },
  committee: { label: '联合党委', within: [] },
  alliance: { label: '联盟', within: [] },
  unit: { label: '单位', within: [] },
} as const satisfies Record<string, { label: string; within: readonly string[] }>
export type OrgKind = keyof typeof ORG_KINDS

/** Sizes of organisations. */
export const ORG_LIMITS = {
  name: 40,
  address: 60,
  communities: 8,
  /** The name of somebody outside the app. */
  person: 20,
  /** Of one kind in a street that are not closed. */
  ofKind: 1000,
  /** Earlier names and places that are remembered. */
  past: 20,
} as const

/** May an organisation of a kind belong to one of another? */
export const mayLieIn = (kind: OrgKind, parent: OrgKind): boolean =>
  (ORG_KINDS[kind].within as readonly OrgKind[]).includes(parent)

/** Kinds that grid workers keep in their own communities; the street office keeps all. */
const KEPT_ON_FOOT: readonly OrgKind[] = ['outlet', 'enterprise']

/** May staff write down an organisation of that kind in these communities? */
export const mayKeep = (grants: readonly Grant[], kind: OrgKind, communities: readonly string[]): boolean =>
  holds(grants, 'admin') ||
  (KEPT_ON_FOOT.includes(kind) &&
    communities.length > 0 &&
    communities.every((communityId) => reaches(grants, communityId)))
