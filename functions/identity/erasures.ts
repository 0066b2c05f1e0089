import { type Erasure, erasing } from '@functions/platform/held'
import { remove, update } from '@functions/platform/store/writes'
import { Audit, auditOf, Consent, consentsGivenBy } from './entities'
import { ChangeRequest, requestsOf } from './requestEntities'

export const erasures: readonly Erasure[] = [
  erasing<typeof Consent>(
    'consents',
    ({ memberId }) => consentsGivenBy(memberId),
    (consent) => [remove(Consent, consent)],
  ),
  erasing<typeof ChangeRequest>(
    'requests',
    ({ memberId }) => requestsOf(memberId),
    (request) => [remove(ChangeRequest, request)],
  ),
  // What staff typed as the reason may name the person.
  erasing<typeof Audit>(
    'reasons of looks and decisions',
    ({ memberId }) => auditOf(memberId),
    ({ memberId, id, purpose }) => (purpose === '' ? [] : [update(Audit, { memberId, id, purpose: '' })]),
  ),
]
