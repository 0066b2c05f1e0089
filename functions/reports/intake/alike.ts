import { developedPhoto, photoRecords } from '@functions/media/developed'
import { storedAs } from '@functions/media/names'
import type { Effect } from '@functions/platform/events/effect'
import { fanOut } from '@functions/platform/events/fanOut'
import { monthBefore, monthOf } from '@shared/rules/points/settlement'
import { ALIKE_BITS, bandsOf, distanceOf, MONTHS_BACK } from '@shared/rules/text/likeness'
import { dayOf } from '@shared/rules/time/day'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete'
import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { Report, ReportEvent } from '../entities'
import { Likeness, likeIn, PhotoMatch, PhotoUse } from '../likenessEntities'
import { tellUnusable } from '../notices/unusable'
import { photographer } from '../views/view'
import { type Use, usesOf } from './photoUses'

type Found = FormattedItem<typeof Likeness>

/** The number under which a photo is noted that was shown with a move of staff. */
export const OF_A_MOVE = 0

/** So many of a bucket are looked at, newest first; a bucket holds about one photo of 256. */
const PER_BUCKET = 50
/** So many older reports are noted for one photo, the most alike first. */
const MATCHES = 5
const KEPT_SECONDS = (MONTHS_BACK + 1) * 31 * 86_400

/**
 * Looks whether a report's photos were used before. Report and photos arrive in any order: each leaves a trace and then
 * looks for the other. Photos of a move only leave theirs: what was fixed looks alike. A photo costs 9 write units, at
 * most 24 reads of a bucket (≤ 2 units each) and a write for each match.
 */
export const photosCompared: Effect = {
  name: 'photosCompared',
  kinds: [Report.entityName, ReportEvent.entityName, photoRecords.kind],
  run: async ({ kind, before, after }) => {
    if (!after) return
    if (kind === photoRecords.kind)
      return ofPhoto(photoRecords.read(after), before && photoRecords.read(before).likeness)
    if (before) return
    if (kind === ReportEvent.entityName) return noteOfMove(after)
    const report = Report.build(EntityFormatter).format(after)
    const { reportId, streetId, submittedAt, photoIds } = report
    await fanOut([...photoIds.entries()], async ([index, photoId]) => {
      const photo = await storedAs({ streetId, memberId: photographer(report), photoId })
      const use = { ...photo, reportId, number: index + 1, submittedAt }
      await PhotoUse.build(PutItemCommand).item(use).send()
      const developed = await developedPhoto(photo)
      if (developed) await compare(use, developed.likeness)
      else await tellUnusable(use)
    })
  },
}

/** A photo came, or newer rules see another likeness in it: then it leaves the buckets of the old one. */
async function ofPhoto(photo: ReturnType<typeof photoRecords.read>, old: string | undefined): Promise<void> {
  if (old === photo.likeness) return
  const uses = (await usesOf(photo)).filter(({ number }) => number !== OF_A_MOVE)
  await fanOut(uses, async (use) => {
    const place = { ...use, month: monthOf(dayOf(use.submittedAt)) }
    for (const band of old ? bandsOf(old) : []) {
      await Likeness.build(DeleteItemCommand)
        .key({ ...place, band })
        .send()
    }
    await compare(use, photo.likeness)
  })
}

/** Is it a timeline entry whose photos everybody sees? */
export const showsPhotos = ({ move, photoIds }: Record<string, unknown>): boolean =>
  move === 'resolve' && Array.isArray(photoIds) && photoIds.length > 0

/** Notes the photos of what was fixed: the public copy looks for them, and they for it. 1 write unit each. */
async function noteOfMove(after: Record<string, unknown>): Promise<void> {
  if (!showsPhotos(after)) return
  const { reportId, streetId, by, at, photoIds = [] } = ReportEvent.build(EntityFormatter).format(after)
  await fanOut(photoIds, async (photoId) => {
    const photo = await storedAs({ streetId, memberId: by, photoId })
    const use = { ...photo, reportId, number: OF_A_MOVE, submittedAt: at }
    await PhotoUse.build(PutItemCommand).item(use).send()
    await tellUnusable(use)
  })
}

/** Puts the photo into its buckets, then looks at what lies there: of two at once at least one sees the other. */
async function compare({ streetId, name, reportId, number, submittedAt }: Use, likeness: string): Promise<void> {
  const month = monthOf(dayOf(submittedAt))
  const bands = bandsOf(likeness)
  const expiresAt = Math.floor(submittedAt / 1000) + KEPT_SECONDS
  const own = { streetId, month, submittedAt, reportId, name, likeness, number, expiresAt }
  await Promise.all(
    bands.map((band) =>
      Likeness.build(PutItemCommand)
        .item({ ...own, band })
        .send(),
    ),
  )
  const months = [month]
  while (months.length < MONTHS_BACK) months.push(monthBefore(months.at(-1) ?? month))
  const found = await Promise.all(months.flatMap((each) => bands.map((band) => bucket(streetId, each, band))))
  const best = new Map<string, Found & { distance: number }>()
  for (const each of found.flat()) {
    const distance = distanceOf(likeness, each.likeness)
    const known = best.get(each.reportId)
    if (each.reportId === reportId || distance > ALIKE_BITS || (known && known.distance <= distance)) continue
    best.set(each.reportId, { ...each, distance })
  }
  const nearest = [...best.values()].sort((a, b) => a.distance - b.distance).slice(0, MATCHES)
  for (const other of nearest) {
    const { distance } = other
    // The report that came later is the one that used it again, whichever of the two was looked at last.
    const [late, early] = cameLater(own, other) ? [own, other] : [other, own]
    const match = { reportId: late.reportId, name: late.name, otherId: early.reportId, streetId, distance }
    await PhotoMatch.build(PutItemCommand)
      .item({ ...match, number: late.number, otherNumber: early.number })
      .send()
  }
}

type Came = Pick<Found, 'submittedAt' | 'reportId'>
const cameLater = (one: Came, other: Came): boolean =>
  one.submittedAt === other.submittedAt ? one.reportId > other.reportId : one.submittedAt > other.submittedAt

const bucket = (streetId: string, month: string, band: string): Promise<Found[]> =>
  likeIn(streetId, month, band).first(PER_BUCKET)
