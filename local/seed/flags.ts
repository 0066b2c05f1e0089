import { Flag, flagsPartition } from '@functions/vigilance/entities'
import type { FlagKind } from '@shared/rules/office/vigilance'
import { maskName } from '@shared/rules/text/masks'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { STREET_ID } from './data/street'
import type { Member, People } from './members'
import type { Random } from './random'
import { HOUR } from './times'
import type { Put } from './writer'

/** What the office is told of: one that waits, one that was looked at. */
export function flagPuts({ confirmed, admin }: People, now: number, random: Random): Put[] {
  const people = confirmed.slice(-9, -6)
  const of = (kind: FlagKind, at: number, who: readonly Member[], facts: string[], state: 'open' | 'seen') => {
    const id = random.id(at)
    return Flag.build(BatchPutRequest).item({
      ...{ streetId: STREET_ID, id, kind, state, at, facts, queuePk: flagsPartition(STREET_ID, state), queueSk: id },
      people: who.map(({ memberId, name }) => ({ memberId, label: maskName(name) })),
      ...(state === 'open'
        ? {}
        : {
            ...{ note: '已核实，属正常', seenBy: admin.memberId, seenByLabel: maskName(admin.name) },
            ...{ seenAt: at + 2 * HOUR, seenId: random.id(at + 2 * HOUR), seenHash: 'seed' },
          }),
    })
  }
  return [
    of('sharedDevice', now - 5 * HOUR, people, ['30 天内有 3 个账号在这台手机上登录'], 'open'),
    of('manyReports', now - 50 * HOUR, people.slice(0, 1), ['台风过后一小时内上报 11 件'], 'seen'),
  ]
}
