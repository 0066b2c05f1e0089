import { fingerprint } from '@functions/platform/store/ids'
import type { ReportItem } from '@functions/reports/history'
import { placeOf } from '@functions/reports/place'
import type { SaidAnswer } from '@shared/rules/reports/category'
import { dueAfter } from '@shared/rules/time/working'
import { WORKING } from './data/desk'
import { COMMUNITIES, ROADS, STREET_ID } from './data/street'
import type { DemoPhoto } from './photos'
import type { Random } from './random'
import type { ReportPlan } from './reportPlans'

/** The report as it was sent; its photos are added to `photos`. */
export function submitted(
  { reporter, category, communityId, submittedAt }: ReportPlan,
  { random, photos, stories }: { random: Random; photos: DemoPhoto[]; stories: readonly unknown[] },
): ReportItem {
  const reportId = random.id(submittedAt)
  const center = COMMUNITIES.find((community) => community.communityId === communityId)?.center
  if (!center) throw new Error(`no community ${communityId}`)
  const photoIds = Array.from({ length: random.weighted(PHOTO_COUNTS).photos }, () => random.id(submittedAt))
  for (const [index, photoId] of photoIds.entries()) {
    photos.push({
      memberId: reporter.memberId,
      photoId,
      icon: category.icon,
      moment: 'before',
      corner: stories.length + index,
    })
  }
  const words = {
    categoryId: category.id,
    description: random.pick(category.says),
    location: {
      latitude: Number((center.latitude + (random.next() - 0.5) * 0.004).toFixed(6)),
      longitude: Number((center.longitude + (random.next() - 0.5) * 0.005).toFixed(6)),
    },
    address: `${random.pick(ROADS[communityId])} ${random.between(1, 120)} 号附近`,
    communityId,
    photoIds,
    anonymous: random.chance(0.15),
  }
  const placed = {
    reportId,
    reporterId: reporter.memberId,
    streetId: STREET_ID,
    communityId,
    status: 'submitted' as const,
    urgent: category.urgent,
    dueAt: dueAfter(WORKING, submittedAt, category),
    movedAt: submittedAt,
    submittedAt,
  }
  return {
    ...words,
    ...placed,
    ...placeOf(placed),
    hash: fingerprint(words),
    categoryName: category.name,
    version: 1,
    reopenedCount: 0,
    acceptedPoints: category.acceptedPoints,
    confirmedPoints: category.confirmedPoints,
    ...(category.team ? { assigneeLabel: category.team } : {}),
  }
}

/** What the category's own questions were answered with; nothing that would have stopped the form. */
export function saidOf({ questions }: ReportPlan['category'], turn: number): SaidAnswer[] {
  return questions.flatMap(({ label, kind, options = [], min = 1, max = 9, unit = '' }) => {
    if (kind === 'number') return [{ label, said: `${Math.min(max, min + (turn % 5) * 10)} ${unit}`.trim() }]
    const calm = options.filter(({ emergencyPhone }) => !emergencyPhone)
    const chosen = calm[turn % Math.max(1, calm.length)]
    return chosen ? [{ label, said: chosen.label }] : []
  })
}

const PHOTO_COUNTS = [
  { photos: 1, weight: 6 },
  { photos: 2, weight: 3 },
  { photos: 3, weight: 1 },
]
