import { map } from 'dynamodb-toolbox/schema/map'
import { number } from 'dynamodb-toolbox/schema/number'

/** A place as an item keeps it; gcj02. */
export const point = () => map({ latitude: number(), longitude: number() })
