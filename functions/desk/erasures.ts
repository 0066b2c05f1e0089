import { type Erasure, erasing } from '@functions/platform/held'
import { remove } from '@functions/platform/store/writes'
import { Session, sessionsOf } from './entities'

export const erasures: readonly Erasure[] = [
  erasing<typeof Session>(
    'sessions at PCs',
    ({ memberId }) => sessionsOf(memberId),
    (session) => [remove(Session, session)],
  ),
]
