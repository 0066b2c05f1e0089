import type { Point } from '../geo'

/**
 * A street plan of the demo area, drawn by us and coarse: it shows how streets lie to each other, not where a kerb is.
 * Points are ten-thousandths of a degree north of 37° and east of 121°, gcj02.
 */
export type Pair = readonly [north: number, east: number]

export const pointOf = ([north, east]: Pair): Point => ({
  latitude: 37 + north / 10_000,
  longitude: 121 + east / 10_000,
})

/** `main` a wide road, `side` a street, `lane` an alley. */
export type Width = 'main' | 'side' | 'lane'

export interface Street {
  name: string
  width: Width
  line: readonly Pair[]
}

/** `5356,3690 5353,3765`: one point after the other. */
const lineOf = (points: string): Pair[] =>
  points.split(' ').map((point) => {
    const [north = 0, east = 0] = point.split(',').map(Number)
    return [north, east]
  })

const street = (name: string, width: Width, points: string): Street => ({ name, width, line: lineOf(points) })

export const STREETS: readonly Street[] = [
  street('南大街', 'main', '5356,3690 5353,3765 5351,3830 5349,3884 5346,3939 5348,3990 5351,4060 5355,4130'),
  street('解放路', 'main', '5130,4012 5200,4004 5230,4002 5270,4009 5294,4018 5309,4028 5330,4036 5351,4041 5430,4050'),
  street('青年路', 'main', '5430,3772 5353,3788 5320,3797 5292,3807 5289,3809 5268,3818 5236,3808 5204,3806 5130,3800'),
  street(
    '环山路',
    'main',
    '5200,3690 5203,3790 5204,3806 5205,3845 5207,3880 5210,3906 5213,3922 5217,3941 5221,3948 5229,3968 5230,4002 5232,4130',
  ),
  street(
    '上乔西路',
    'main',
    '5268,3818 5268,3858 5277,3885 5283,3900 5287,3908 5294,3920 5302,3937 5306,3962 5299,4006 5297,4019',
  ),
  street('上乔西路美食街', 'side', '5283,3900 5281,3899 5277,3896 5272,3892 5262,3886 5254,3868'),
  street('乔西巷', 'lane', '5294,3920 5282,3926 5266,3930'),
  street('塔山路', 'side', '5150,3870 5188,3900 5198,3920 5206,3934 5209,3938 5214,3956 5217,4003'),
  street('塔山北巷', 'lane', '5182,3921 5193,3915 5210,3906'),
  street('奇山中街', 'side', '5302,3937 5308,3940 5315,3948 5317,3951 5330,3957 5347,3962 5430,3966'),
  street('奇中市场路', 'side', '5317,3951 5326,3966 5327,3968 5333,3985 5334,4037'),
  street('四眼桥街', 'side', '5277,3885 5300,3872 5322,3858 5339,3869 5341,3872 5349,3884 5362,3898 5430,3905'),
  street('桥头巷', 'lane', '5364,3844 5352,3857 5350,3860 5341,3872'),
  street('奇山东街', 'side', '5306,3962 5302,3990 5299,4006 5297,4011 5290,4030 5284,4052 5282,4130'),
  street('奇东路', 'side', '5266,3930 5270,3960 5272,3985 5270,4009 5262,4060'),
  street('南山路', 'side', '5204,3806 5222,3826 5237,3845 5239,3848 5254,3868 5277,3885'),
  street('南山西巷', 'lane', '5240,3809 5223,3829 5205,3845'),
  street('青年南路', 'side', '5286,3690 5281,3770 5276,3799 5275,3802 5268,3818'),
  // Nobody tells a name of these.
  street('', 'lane', '5262,3886 5252,3912 5266,3930'),
  street('', 'lane', '5252,3912 5232,3922 5213,3922'),
  street('', 'lane', '5254,3868 5230,3884 5207,3880'),
  street('', 'lane', '5306,3962 5317,3951'),
  street('', 'lane', '5294,3920 5312,3908 5348,3912'),
  street('', 'lane', '5283,3900 5300,3890 5322,3880 5339,3869'),
  street('', 'lane', '5312,3908 5308,3940'),
  street('', 'lane', '5322,3858 5324,3828 5320,3797'),
  street('', 'lane', '5300,3872 5298,3840 5292,3807'),
  street('', 'lane', '5268,3858 5298,3840 5324,3828 5351,3830'),
  street('', 'lane', '5270,3960 5250,3964 5229,3968'),
  street('', 'lane', '5272,3985 5302,3990 5333,3985 5348,3990'),
  street('', 'lane', '5290,4030 5270,4032 5230,4034'),
  street('', 'lane', '5309,4028 5312,4060 5351,4060'),
  street('', 'lane', '5320,3797 5318,3760 5353,3765'),
  street('', 'lane', '5292,3807 5284,3770'),
  street('', 'lane', '5381,3690 5384,3840 5380,3900 5382,4046 5380,4130'),
  street('', 'lane', '5240,3809 5244,3760 5203,3750'),
]

/** What is green, and what is water; a place one knows has a name. */
export interface Ground {
  kind: 'park' | 'hill' | 'water'
  name: string
  /** Closed, except for water, which runs. */
  line: readonly Pair[]
}

export const GROUNDS: readonly Ground[] = [
  {
    kind: 'hill',
    name: '塔山',
    line: lineOf('5176,3935 5190,3944 5202,3962 5206,3990 5190,3998 5150,3996 5128,3960 5140,3905 5160,3908'),
  },
  {
    kind: 'park',
    name: '塔山游园',
    line: lineOf('5188,3890 5206,3884 5208,3904 5195,3911'),
  },
  {
    kind: 'hill',
    name: '南山',
    line: lineOf('5196,3812 5198,3850 5186,3872 5150,3850 5138,3815 5170,3808'),
  },
  {
    kind: 'park',
    name: '乔西口袋公园',
    line: lineOf('5278,3908 5286,3914 5283,3922 5270,3925 5268,3912'),
  },
  {
    kind: 'park',
    name: '奇山广场',
    line: lineOf('5310,3918 5322,3916 5324,3934 5311,3936'),
  },
  {
    kind: 'park',
    name: '青年绿地',
    line: lineOf('5304,3812 5316,3806 5318,3828 5304,3832'),
  },
  {
    kind: 'water',
    name: '四眼桥河',
    line: lineOf('5160,3876 5196,3862 5226,3862 5250,3850 5285,3858 5312,3856 5335,3850 5352,3848 5376,3836 5430,3828'),
  },
]

/** The land of the plan; beyond it there is only the grid. */
export const LAND: readonly Pair[] = lineOf('5130,3690 5430,3690 5430,4130 5130,4130')

/** A community's name, for who sees the whole street. */
export const QUARTERS: readonly { name: string; at: Pair }[] = [
  { name: '上乔西路社区', at: [5276, 3917] },
  { name: '塔山社区', at: [5226, 3930] },
  { name: '奇中社区', at: [5337, 3950] },
  { name: '四眼桥社区', at: [5332, 3846] },
  { name: '奇东社区', at: [5284, 3998] },
  { name: '南山路社区', at: [5232, 3870] },
  { name: '青年路社区', at: [5300, 3786] },
]
