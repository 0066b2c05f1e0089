import { copying, type Personal } from '@functions/platform/held'
import { categoryOf } from './categories'
import { Fact, RecurringDuty } from './entities'
import { factsBy } from './queries'
import { TableTaken } from './tableEntities'

/** What is stored of persons here, and what becomes of it. */
export const personal: Personal = {
  holds: [
    {
      entity: Fact,
      says: 'who wrote down what was done, and where: staff, or a member by their term',
      ending: 'nameless',
      stays: 'the community’s figures are counted from it; of staff, under the masked name of then',
      copy: '履职记录',
    },
    {
      entity: RecurringDuty,
      says: 'who of staff changed a recurring duty last',
      ending: 'acts',
      stays: 'until it is changed',
      copy: { not: 'an act of staff' },
    },
    {
      entity: TableTaken,
      says: 'who of staff took a table of the work log out',
      ending: 'expires',
      stays: 'a year',
      copy: { not: 'an act of staff' },
    },
  ],
  copies: [
    copying(
      '履职记录',
      ({ memberId }) => factsBy(memberId),
      async ({ streetId, categoryId, day, quantity, building, note, reverses, reason }) => {
        const category = await categoryOf(streetId, categoryId)
        const done = `${category?.name ?? categoryId} ${quantity} ${category?.unit ?? ''}`.trim()
        return {
          日期: day,
          内容: done,
          地点: building,
          备注: note,
          说明: reverses ? `冲正：${reason ?? ''}` : undefined,
        }
      },
    ),
  ],
}
