import type { Point } from '@shared/rules/place/geo'
import type { Facility } from '@shared/rules/text/words'
import { HUB } from '../places'
import type { CommunityId } from './street'

/** A station as it is written down; everything else about it follows (`local/seed/places.ts`). */
export interface StationFacts {
  stationId: string
  name: string
  address: string
  communityId: CommunityId
  location: Point
  facilities: readonly Facility[]
  opensAtMinute: number
  closesAtMinute: number
}

const DAY: readonly [number, number] = [7 * 60, 21 * 60]
const LONG: readonly [number, number] = [6 * 60, 23 * 60]
const ALWAYS: readonly [number, number] = [0, 24 * 60]

/** What every station has. */
const BASICS: readonly Facility[] = ['seat', 'water', 'phoneCharge', 'shelter']

function station(
  stationId: string,
  name: string,
  communityId: CommunityId,
  address: string,
  [latitude, longitude]: readonly [number, number],
  [opensAtMinute, closesAtMinute]: readonly [number, number],
  extra: readonly Facility[],
): StationFacts {
  const location = { latitude, longitude }
  return {
    stationId,
    name,
    communityId,
    address,
    location,
    opensAtMinute,
    closesAtMinute,
    facilities: [...BASICS, ...extra],
  }
}

export const HUB_ID = 'hub'

/** The street's stations: 18, three of them with a shared shelf. */
export const STATIONS: readonly StationFacts[] = [
  station(HUB_ID, '烟小暖·暖新驿站', 'shangqiaoxi', '上乔西路 16 号', [HUB.latitude, HUB.longitude], ALWAYS, [
    'airCon',
    'power',
    'books',
    'microwave',
    'medicine',
    'toilet',
    'sharedShelf',
    'bikeCharge',
    'wifi',
    'parking',
  ]),
  station('sqx-food', '美食街驿站', 'shangqiaoxi', '上乔西路美食街北口', [37.5279, 121.3896], LONG, [
    'parking',
    'power',
  ]),
  station('sqx-party', '上乔西路党群驿站', 'shangqiaoxi', '上乔西路 42 号', [37.5294, 121.3921], DAY, [
    'airCon',
    'books',
    'wifi',
  ]),
  station('ts-svc', '塔山社区驿站', 'tashan', '塔山路 9 号', [37.5206, 121.3934], LONG, [
    'airCon',
    'power',
    'microwave',
    'medicine',
  ]),
  station('ts-gate', '塔山北门驿站', 'tashan', '环山路 88 号', [37.5221, 121.3948], DAY, ['toilet', 'parking']),
  station('ts-park', '塔山游园驿站', 'tashan', '塔山北巷 3 号', [37.5193, 121.3915], DAY, ['toilet']),
  station('qz-svc', '奇中社区驿站', 'qizhong', '奇山中街 21 号', [37.5317, 121.3951], LONG, [
    'airCon',
    'power',
    'books',
    'medicine',
  ]),
  station('qz-market', '奇中市场驿站', 'qizhong', '奇中市场路 5 号', [37.5326, 121.3966], LONG, [
    'microwave',
    'toilet',
    'parking',
  ]),
  station('qz-south', '南大街东段驿站', 'qizhong', '南大街 168 号', [37.5347, 121.3944], DAY, ['airCon', 'wifi']),
  station('syq-svc', '四眼桥社区驿站', 'siyanqiao', '四眼桥街 7 号', [37.5339, 121.3869], LONG, [
    'airCon',
    'power',
    'books',
    'sharedShelf',
    'microwave',
  ]),
  station('syq-bridge', '四眼桥头驿站', 'siyanqiao', '桥头巷 2 号', [37.5352, 121.3857], DAY, ['bikeCharge']),
  station('syq-round', '南大街西段驿站', 'siyanqiao', '南大街 96 号', [37.5349, 121.3884], ALWAYS, [
    'airCon',
    'toilet',
    'wifi',
  ]),
  station('qd-svc', '奇东社区驿站', 'qidong', '奇山东街 30 号', [37.5297, 121.4011], LONG, [
    'airCon',
    'power',
    'sharedShelf',
    'medicine',
    'toilet',
  ]),
  station('qd-bus', '解放路公交驿站', 'qidong', '解放路 77 号', [37.5311, 121.4031], DAY, ['parking']),
  station('ns-svc', '南山路社区驿站', 'nanshanlu', '南山路 18 号', [37.5237, 121.3845], LONG, [
    'airCon',
    'power',
    'books',
    'microwave',
  ]),
  station('ns-clinic', '南山卫生站驿站', 'nanshanlu', '南山西巷 6 号', [37.5223, 121.3829], DAY, [
    'medicine',
    'toilet',
  ]),
  station('qn-svc', '青年路社区驿站', 'qingnianlu', '青年路 51 号', [37.5292, 121.3807], LONG, [
    'airCon',
    'power',
    'books',
    'wifi',
  ]),
  station('qn-night', '青年路夜间驿站', 'qingnianlu', '青年南路 12 号', [37.5276, 121.3799], ALWAYS, [
    'bikeCharge',
    'toilet',
    'microwave',
  ]),
]
