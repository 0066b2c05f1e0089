import { Category, CategoryVersion } from '@functions/categories/entities'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { CATEGORIES } from './data/categories'
import { STREET_ID } from './data/street'
import type { Put } from './writer'

/** Where reports tell of persons: nobody but reporter and staff reads them. */
const CONFIDENTIAL = new Set(['person-help', 'fraud'])

/** The categories of the street, each with the record of its first version. */
export function categoryPuts(at: number): Put[] {
  return CATEGORIES.flatMap(({ weight, says, fixed, questions, ...category }, order) => {
    const first = {
      streetId: STREET_ID,
      version: 1,
      order,
      active: true,
      ...category,
      confidential: CONFIDENTIAL.has(category.id),
      questions: [...questions],
    }
    return [
      Category.build(BatchPutRequest).item(first),
      CategoryVersion.build(BatchPutRequest).item({ ...first, by: 'setup', byLabel: '开通时设置', at }),
    ]
  })
}
