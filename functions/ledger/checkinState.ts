import { map, number, string } from 'dynamodb-toolbox/schema'

const checkinDay = { day: string(), count: number(), streak: number() }

/** What an account remembers of check-ins (shared/rules/points/checkin.ts). */
export const checkinState = () => map({ ...checkinDay, earlier: map(checkinDay).optional() })
