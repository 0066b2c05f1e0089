import type { Inputs } from '@shared/contract/contract'
import { api } from '../api/api'
import { useSession } from '../session/session'
import { streetId } from './useStations'

type Query = Omit<Inputs['activities']['publicList'], 'streetId'>

/** What is on: for a member what is for them too, for everybody else what is for everybody. */
export function useActivities() {
  const isMember = useSession() !== undefined
  const list = (query: Query) =>
    isMember ? api.activities.list(query) : api.activities.publicList({ streetId: streetId(), ...query })
  return { list, isMember }
}
