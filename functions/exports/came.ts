import { momentText } from '@functions/reports/place'
import { monthOf } from '@shared/rules/points/settlement'
import { addDays, type Day, startOf } from '@shared/rules/time/day'
import { filedBetween } from './entities'

/** No community has more reports on a day. */
const PER_DAY = 1000

/** Which reports came in a community on a Shanghai day, as the stream consumer noted them. One query, ½ read unit for thirty. */
export const cameOn = (at: { streetId: string; communityId: string }, day: Day) =>
  filedBetween(at, monthOf(day), [momentText(startOf(day)), momentText(startOf(addDays(day, 1)))]).first(PER_DAY)
