import { type Movement, recordMove, updateAccount } from '@functions/ledger/movement'
import { AGAIN, type Step } from '@functions/platform/store/transact'
import type { MoveResult } from '../history'

/** The ledger's side of an award to somebody else than who writes. 4 write units. */
export const paid = (award: Movement): Step<MoveResult>[] => [
  recordMove<MoveResult>(award, () => AGAIN),
  updateAccount<MoveResult>({ memberId: award.memberId, movements: [award] }, () => AGAIN),
]
