import type { Category } from '@miniapp/lib/answers/categories'
import { now } from '@miniapp/lib/clock'
import { lineNow } from '@miniapp/lib/offline/online'
import { MAX_WAITING } from '@miniapp/lib/offline/outbox'
import { buzz, tell } from '@miniapp/lib/phone/feedback'
import type { Spot } from '@miniapp/lib/places/spot'
import type { ReportDraft } from '@miniapp/lib/reports/reportDraft'
import { outbox } from '@miniapp/lib/reports/reportOutbox'
import Taro from '@tarojs/taro'

/** Puts what was written into the outbox and says so. False when the outbox takes no more. */
export function putOut(draft: ReportDraft, { id: categoryId, version, name, urgent }: Category, spot: Spot): boolean {
  const { id, memberId, photos, answers, called, description, anonymous } = draft
  const { address, ...location } = spot
  const added = outbox.add({
    report: {
      ...{ id, categoryId, categoryVersion: version, answers },
      ...(called?.length ? { called } : {}),
      ...{ description: description.trim(), location, address, anonymous },
    },
    ...{ memberId, categoryName: name, urgent, createdAt: now(), photos },
  })
  if (added === 'full') {
    tell(`已有 ${MAX_WAITING} 条在等发送，发出几条再报`)
    return false
  }
  buzz()
  // Up to where the report now stands with its state. Should the page not scroll, it is sent all the same.
  Taro.pageScrollTo({ scrollTop: 0, duration: 200 }).catch(() => undefined)
  const allKept = photos.every(({ photo }) => photo.kept)
  tell(sayAdded(added, allKept, urgent))
  return true
}

/** What is said of a report that was just put into the outbox. */
function sayAdded(added: 'kept' | 'open', allKept: boolean, urgent: boolean): string {
  if (added === 'open' || !allKept) return '手机空间不足，发完之前请不要关掉'
  if (lineNow() === 'there') return '已存好，正在发送'
  return urgent ? '已存好，有网才能发出。急事请先打电话' : '已存好，有网后自动发送。没网，没查附近有没有人报过'
}
