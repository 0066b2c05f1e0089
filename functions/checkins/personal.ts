import { copying, type Personal } from '@functions/platform/held'
import { sayClock } from '@shared/rules/time/day'
import { Checkin, checkinsOf } from './entities'

export const personal: Personal = {
  holds: [
    {
      entity: Checkin,
      says: 'at which station a worker was on a day',
      ending: 'nameless',
      stays: 'the visits of stations are counted from it; as long as the figures are',
      copy: '打卡',
    },
  ],
  copies: [
    copying(
      '打卡',
      ({ memberId }) => checkinsOf(memberId),
      ({ at, stationName, proof, points, bonusPoints }) => ({
        时间: sayClock(at),
        驿站: stationName,
        方式: proof === 'posted' ? '扫码' : '屏幕上的数字',
        积分: points + bonusPoints,
      }),
    ),
  ],
}
