import type { Facility } from '@shared/rules/text/words'

/** What people look for most, first. */
export const SOUGHT: readonly Facility[] = [
  'toilet',
  'phoneCharge',
  'bikeCharge',
  'water',
  'microwave',
  'airCon',
  'parking',
  'medicine',
  'sharedShelf',
  'books',
  'wifi',
]
