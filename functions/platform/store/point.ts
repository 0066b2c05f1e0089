import { map, number } from 'dynamodb-toolbox/schema'

/** A place as an item keeps it; gcj02. */
export const point = () => map({ latitude: number(), longitude: number() })
