import { holdersOf } from '@functions/identity/phone'
import { type OrgItem, orgsOf } from '@functions/orgs/queries'
import type { Actor } from '@functions/platform/http/token'
import { tokenOf } from '@functions/platform/sealed/lookup'
import { getEach, getEachNow } from '@functions/platform/store/batch'
import { derivedId } from '@functions/platform/store/ids'
import { FIELD_ORDER, markOf, type Outcome } from '@shared/rules/survey/imports'
import { columnLetter, outletForm, type Row, readRow, type Typed, type Wrong } from '@shared/rules/survey/row'
import { isPresent } from '@shared/rules/survey/survey'
import { lettersOf } from '@shared/rules/text/oneForm'
import { type OutletKind, worksFor } from './access'
import { type PersonItem, SurveyPerson } from './entities'
import type { ImportItem } from './importEntities'
import { formsOfPerson, opened } from './persons'

/** What a row does: the version of what it changes is 0 of what is new. */
export interface Look {
  line: number
  outcome: Outcome
  seen: number
  wrongs: Wrong[]
  changed?: true
}

/** A good row with everything that is known of the person. */
export interface Good {
  row: Row
  person: Typed
  org: OrgItem
  index: string
  /** As they stand in this round at this outlet, and in the last one. */
  here: PersonItem | undefined
  last: PersonItem | undefined
  also: string
  /** Who registered with the number. */
  holder: string | undefined
  personId: string
  outcome: Exclude<Outcome, 'bad'>
}

const OUTLET_KINDS: readonly OutletKind[] = ['outlet', 'enterprise']
const OUTLET = FIELD_ORDER.indexOf('outlet')

/** The outlets of a street by how their names are compared. */
export async function outletsByName(streetId: string): Promise<Map<string, OrgItem[]>> {
  const byName = new Map<string, OrgItem[]>()
  for (const kind of OUTLET_KINDS) {
    for (const org of await orgsOf(streetId, kind).all()) {
      const form = outletForm(org.name)
      byName.set(form, [...(byName.get(form) ?? []), org])
    }
  }
  return byName
}

type Order = Pick<ImportItem, 'importId' | 'streetId' | 'round' | 'columns'>

interface About {
  order: Order
  actor: Pick<Actor, 'grants'>
  outlets: ReadonlyMap<string, readonly OrgItem[]>
  /** Lines that repeat an earlier one. */
  twice: ReadonlyMap<number, number>
}

/**
 * What each row would do, everything but the last step of the write: rules, outlets, rights and what stands in the table are
 * looked at here and nowhere else. Six round trips for a hundred rows.
 */
export async function lookAt(about: About, rows: readonly Row[]): Promise<{ looks: Look[]; good: Good[] }> {
  const { order, twice } = about
  const wrong: Look[] = []
  const typed: { row: Row; person: Typed; org: OrgItem; index: string }[] = []
  let above: string | undefined
  for (const row of rows) {
    const read = readRow(row, order.columns, above)
    above = row.cells[OUTLET]?.trim() || above
    const found = 'person' in read ? outletFor(about, read.person.outlet) : read
    const of = twice.get(row.line)
    if ('wrongs' in found) wrong.push({ line: row.line, outcome: 'bad', seen: 0, wrongs: found.wrongs })
    else if (of !== undefined) wrong.push({ line: row.line, outcome: 'bad', seen: 0, wrongs: [repeated(order, of)] })
    else if ('person' in read) {
      typed.push({ row, person: read.person, org: found.org, index: await tokenOf('phone', read.person.phone) })
    }
  }
  const good = await known(order, typed)
  const looks = good.map(({ row, outcome, here }) => ({
    line: row.line,
    outcome,
    seen: here?.version ?? 0,
    wrongs: [],
  }))
  return { looks: [...wrong, ...looks].sort((a, b) => a.line - b.line), good }
}

function outletFor({ order, actor, outlets }: About, name: string): { org: OrgItem } | { wrongs: Wrong[] } {
  const found = outlets.get(outletForm(name)) ?? []
  const [org] = found
  const wrong = (words: string) => ({ wrongs: [wrongOf(order, 'outlet', `网点“${name.slice(0, 16)}”${words}`)] })
  if (!org) return wrong('还没有登记：请先在“组织”里添加，或改成已有的名称')
  if (found.length > 1) return wrong('有两个同名的：请先给其中一个改名')
  return worksFor(actor, org) ? { org } : wrong('不在你的社区，请让所在社区或街道办导入')
}

const wrongOf = ({ columns }: Order, field: 'outlet' | 'phone', said: string): Wrong => ({
  field,
  column: columnLetter(columns[field]),
  said,
})

const repeated = (order: Order, of: number): Wrong =>
  wrongOf(order, 'phone', `手机号和第 ${of} 行的是同一个，网点也一样：请留一行`)

/** What the table knows of the people of good rows. */
async function known(
  order: Order,
  typed: readonly Omit<Good, 'here' | 'last' | 'also' | 'holder' | 'personId' | 'outcome'>[],
) {
  const { streetId, round, importId } = order
  const indexes = [...new Set(typed.map(({ index }) => index))]
  const forms = new Map<string, string[]>()
  for (const index of indexes) forms.set(index, await formsOfPerson(index))
  const keysIn = (of: number) => {
    const keys = new Map<string, { streetId: string; round: number; index: string; also: string }>()
    for (const { index, org } of typed) {
      for (const form of forms.get(index) ?? []) {
        for (const also of ['', org.orgId]) keys.set(`${form}#${also}`, { streetId, round: of, index: form, also })
      }
    }
    return [...keys.values()]
  }
  const [now, before, holders] = await Promise.all([
    getEachNow(SurveyPerson, keysIn(round)),
    round > 1 ? getEach(SurveyPerson, keysIn(round - 1)) : [],
    holdersOf(streetId, indexes),
  ])
  const primaries = new Set<string>()
  const good: Good[] = []
  for (const each of typed) {
    const { index, org } = each
    const isTheirs = (item: PersonItem | undefined) => item !== undefined && forms.get(index)?.includes(item.index)
    const places = now.filter(isTheirs)
    const here = places.find((item) => item?.orgId === org.orgId)
    const past = before.filter(isTheirs)
    const last = past.find((item) => item?.orgId === org.orgId && isPresent(item.mark))
    const isSecond = places.some((item) => item?.also === '') || primaries.has(index)
    primaries.add(index)
    const personId = here?.personId ?? places[0]?.personId ?? last?.personId ?? past[0]?.personId
    good.push({
      ...each,
      ...{ here, last, also: here?.also ?? (isSecond ? org.orgId : ''), holder: holders.get(index) },
      personId: personId ?? derivedId(importId, `person#${index}`),
      outcome: here ? ((await says(here, each.person)) ? 'same' : 'update') : 'create',
    })
  }
  return good
}

/** Does an item say what the row says? */
export async function says(item: PersonItem, { name, occupation }: Typed): Promise<boolean> {
  if (!isPresent(item.mark) || (occupation !== undefined && occupation !== item.occupation)) return false
  const { name: known } = await opened(item)
  return known !== undefined && lettersOf(known) === lettersOf(name)
}

/** How somebody of a good row is marked. */
export const markFor = async ({ last, person }: Pick<Good, 'last' | 'person'>) =>
  markOf(last === undefined ? 'absent' : (await says(last, person)) ? 'same' : 'changed')

/** Lines that have number and outlet of an earlier one, with that one's line. */
export function twiceIn(parts: readonly (readonly Row[])[], { columns }: Order): Map<number, number> {
  const first = new Map<string, number>()
  const twice = new Map<number, number>()
  for (const row of parts.flat()) {
    const read = readRow(row, columns)
    if (!('person' in read)) continue
    const key = `${read.person.phone}#${outletForm(read.person.outlet)}`
    const of = first.get(key)
    if (of === undefined) first.set(key, row.line)
    else twice.set(row.line, of)
  }
  return twice
}
