import { copying, type Personal } from '@functions/platform/held'
import { MARKS } from '@shared/rules/survey/survey'
import { OCCUPATIONS } from '@shared/rules/text/words'
import { sayClock } from '@shared/rules/time/day'
import { SurveyLook, SurveyPerson, SurveyRound, surveyedAs } from './entities'
import { ImportLook, ImportPart, SurveyImport } from './importEntities'

/** What is stored of persons here, and what becomes of it. */
export const personal: Personal = {
  holds: [
    {
      entity: SurveyPerson,
      says: 'who works at which outlet: name, number and work, in the last two rounds',
      ending: 'removed',
      copy: '摸底记录',
    },
    {
      entity: SurveyRound,
      says: 'who of staff answers for a round',
      ending: 'acts',
      stays: 'with the round’s figures',
      copy: { not: 'an act of staff' },
    },
    {
      entity: SurveyLook,
      says: 'who of staff looked at people of the survey',
      ending: 'acts',
      stays: 'staff answer for their looks; three years',
      copy: { not: 'an act of staff' },
    },
    {
      entity: SurveyImport,
      says: 'who of staff brought in a table',
      ending: 'expires',
      stays: 'a day',
      copy: { not: 'an act of staff' },
    },
    {
      entity: ImportPart,
      says: 'rows of a table that is brought in, sealed',
      ending: 'expires',
      stays: 'a day; what was written is taken out at once',
      copy: { not: 'the survey says it' },
    },
    {
      entity: ImportLook,
      says: 'what is wrong with rows of a table that is brought in, sealed',
      ending: 'expires',
      stays: 'a day',
      copy: { not: 'the survey says it' },
    },
  ],
  copies: [
    copying(
      '摸底记录',
      ({ memberId }) => surveyedAs(memberId),
      ({ round, mark, occupation, nameMasked, phoneMasked, markedAt, byLabel }) => ({
        轮次: `第${round}轮`,
        姓名: nameMasked,
        手机号: phoneMasked,
        职业: occupation && OCCUPATIONS[occupation],
        结果: MARKS[mark].done,
        时间: sayClock(markedAt),
        登记人: byLabel,
      }),
    ),
  ],
}
