import { copying, type Personal } from '@functions/platform/held'
import { dutiesOwned, HandOver, Meeting, OrgDuty } from './dutyEntities'
import { Org } from './entities'
import { WorksAt } from './workerEntities'

/** What is stored of persons here, and what becomes of it. */
export const personal: Personal = {
  holds: [
    {
      entity: Org,
      says: 'who of staff changed an organisation last',
      ending: 'acts',
      stays: 'until it is changed',
      copy: { not: 'an act of staff' },
    },
    {
      entity: OrgDuty,
      says: 'whose visits and decisions are, and who visited',
      ending: 'emptied',
      stays: 'what an organisation decided stays with it',
      copy: '组织里的任务',
    },
    {
      entity: Meeting,
      says: 'who came to a meeting, masked, and who of staff wrote it down',
      ending: 'acts',
      stays: 'minutes are a record of the organisation',
      copy: { not: 'a record of the organisation, without ids' },
    },
    {
      entity: HandOver,
      says: 'who handed over what they held to whom',
      ending: 'acts',
      stays: 'the office answers for it',
      copy: { not: 'an act of the office' },
    },
    {
      entity: WorksAt,
      says: 'at which outlet or enterprise a worker works',
      ending: 'removed',
      copy: { not: 'the profile says it' },
    },
  ],
  copies: [
    copying(
      '组织里的任务',
      ({ streetId, memberId }) => dutiesOwned(streetId, memberId),
      ({ title, plan }) => ({ 内容: title, 到期: plan.to }),
    ),
  ],
}
