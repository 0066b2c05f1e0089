import { namedLinks } from '@functions/media/links'
import type { Actor } from '@functions/platform/http/token'
import { getNow } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { metresBetween } from '@shared/rules/place/geo'
import { NEAR_METRES, NEAR_SHOWN, nearCell, nearCells } from '@shared/rules/place/near'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { joinedMost, Near, nearIn } from './nearEntities'

/** A cell is read so far, newest first: more open reports of one kind in 500 m are one pile anyway. */
const PER_CELL = 50

type NearItem = FormattedItem<typeof Near>

/**
 * Open public reports of a kind within 250 m, nearest first, at most five. One to four queries at once, each of at most
 * fifty small items, however many reports there are.
 */
export async function nearby(
  { streetId, memberId }: Actor,
  { categoryId, latitude, longitude }: Inputs['reports']['nearby'],
): Promise<Outputs['reports']['nearby']> {
  const here = { latitude: Number(latitude), longitude: Number(longitude) }
  const cells = await Promise.all(nearCells(here).map((cell) => nearIn(streetId, categoryId, cell).first(PER_CELL)))
  const found = cells
    .flat()
    .map((near) => ({ near, metres: Math.round(metresBetween(here, near.location)) }))
    .filter(({ metres }) => metres <= NEAR_METRES)
    .sort((a, b) => a.metres - b.metres || (a.near.reportId < b.near.reportId ? -1 : 1))
    .slice(0, NEAR_SHOWN)
  return { items: await Promise.all(found.map(({ near, metres }) => viewOf(near, metres, memberId))) }
}

async function viewOf(near: NearItem, metres: number, memberId: string) {
  const { reportId, streetId, reporterId, photoName, summary, address, submittedAt, pluses } = near
  return {
    ...{ reportId, summary, address, submittedAt, metres, pluses },
    photoUrl: photoName ? (await namedLinks(streetId, photoName)).url : '',
    isMine: reporterId === memberId,
  }
}

/** Is the report open and public, so that anybody near may join it? 1 read unit. */
export const isJoinable = async (report: NearKey): Promise<boolean> => (await nearItemOf(report)) !== undefined

type NearKey = Pick<NearItem, 'streetId' | 'categoryId' | 'location' | 'reportId'>

/** How an open public report stands in its cell, strongly consistent. 1 read unit. */
export async function nearItemOf(report: NearKey): Promise<NearItem | undefined> {
  const { streetId, categoryId, location, reportId } = report
  const key = { streetId, categoryId, cell: nearCell(location), reportId }
  return getNow(Near, key)
}

/** The open public reports of a street that most people joined, most first. One query. */
export const mostJoined = (streetId: string, limit: number): Promise<NearItem[]> => joinedMost(streetId).first(limit)
