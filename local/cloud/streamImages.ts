import type { AttributeValue, DynamoDBRecord } from 'aws-lambda'

type Image = Record<string, AttributeValue>

/**
 * DynamoDB Local writes an empty map into its stream as `{}`, a value of no type, where the real service writes
 * `{"M":{}}`; a consumer cannot even read such a record. (Empty lists it writes as they are.)
 */
export function withEmptyMaps(record: DynamoDBRecord): DynamoDBRecord {
  const { dynamodb } = record
  if (dynamodb === undefined) return record
  const { NewImage, OldImage } = dynamodb
  return {
    ...record,
    dynamodb: {
      ...dynamodb,
      ...(NewImage === undefined ? {} : { NewImage: mendMap(NewImage) }),
      ...(OldImage === undefined ? {} : { OldImage: mendMap(OldImage) }),
    },
  }
}

const mendMap = (map: Image): Image =>
  Object.fromEntries(Object.entries(map).map(([name, value]) => [name, mendValue(value)]))

function mendValue(value: AttributeValue): AttributeValue {
  if (Object.keys(value).length === 0) return { M: {} }
  if (value.M !== undefined) return { M: mendMap(value.M) }
  return value.L === undefined ? value : { L: value.L.map(mendValue) }
}
