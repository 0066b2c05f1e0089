import { eachOf } from '@functions/platform/pick'
import { kind } from '@functions/platform/store/table'
import { Entity } from 'dynamodb-toolbox/entity'
import { item, number, string } from 'dynamodb-toolbox/schema'
import { ANY_COUNTS } from './names'

const count = () => number().optional()

/**
 * who       question                                   key
 * admin     today's numbers by community               COUNT#<street> / DAY#<day>#<community>
 * admin     numbers since the beginning by community   COUNT#<street> / TOTAL#<community>
 * everyone  visits of a station today                  COUNT#<street>#<station> / DAY#<day>
 * shop      what it handed out by month                COUNT#<street>#shop#<shop> / MONTH#<month>
 * worker    points I earned in a month                 COUNT#<street>#member#<member> / MONTH#<month>
 * admin     what became of reports in a month          COUNT#<street>#reports / MONTH#<month>#C#<community>, …#K#<category>
 * staff     what a community wrote down in a year     COUNT#<street>#log#<community> / MONTH#<month>#<category>
 * admin     what a round of the survey found           COUNT#<street>#survey / ROUND#<round>#<day closed>
 * staff     contacts of a community in a year        COUNT#<street>#contacts#<community> / MONTH#<month>#<who wrote it down>
 * admin     how often a poster was scanned               COUNT#<street>#posters / TOTAL#<poster>, MONTH#<month>#<poster>
 * admin     how many reports stand in each status now  COUNT#<street>#reports / NOW#<community>
 * worker    who earned most in my street in a month    byQueue LEADERS#<street>#<month> / <points>#<member>, backwards
 * consumer  did I count this record already            COUNTED#<record's key> / COUNTED
 *
 * Written only by the stream consumer, a batch at a time; rebuildable from the records (`npm run rebuild-counters`).
 */
export const Counter = new Entity({
  ...kind('counter'),
  schema: item({
    scope: string().key(),
    bucket: string().key(),
    /**
     * One attribute a name, flat, so that each can be added to without knowing the others. Of a month of reports `resolved` and
     * `confirmed` are what the move of that name made; of where reports stand now each is a status.
     */
    ...eachOf(ANY_COUNTS, count),
    /** Of a member's month only, while it stands in the list: as whom, and where. */
    nameMasked: string().optional(),
    queuePk: string().optional(),
    queueSk: string().optional(),
    /** How often its place was worked out: two who do it at once notice each other. */
    placings: count(),
  }),
  computeKey: ({ scope, bucket }) => ({ pk: `COUNT#${scope}`, sk: bucket }),
})

/**
 * That a record was counted, by the record's own key: it is inserted once and never changed, so a second delivery and a
 * rebuild find the same mark.
 */
export const Counted = new Entity({
  ...kind('counted'),
  schema: item({
    recordKey: string().key(),
    /** Epoch seconds; longer than a stream keeps records (24 h). */
    expiresAt: number(),
  }),
  computeKey: ({ recordKey }) => ({ pk: `COUNTED#${recordKey}`, sk: 'COUNTED' }),
})
