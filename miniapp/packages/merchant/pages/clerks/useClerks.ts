import { api } from '@miniapp/lib/api/api'
import { asApiError } from '@miniapp/lib/api/apiError'
import { usePages } from '@miniapp/lib/load/usePages'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { goTab } from '@miniapp/lib/navigation/go'
import { buzz, tell, tellError } from '@miniapp/lib/phone/feedback'
import { renew } from '@miniapp/lib/session/session'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { useState } from 'react'
import { useShopId } from '../../useShopId'

export type Clerk = Outputs['shops']['clerks']['items'][number]
export type Invitation = Outputs['shops']['inviteClerk']

/** Who works in a shop; taking somebody in and out. */
export function useClerks() {
  const merchantId = useShopId()
  const list = usePages((cursor) => api.shops.clerks({ merchantId, ...(cursor ? { cursor } : {}) }), [merchantId], {
    cache: `clerks:${merchantId}`,
    when: merchantId !== '',
  })
  const [leaving, ask] = useState<Clerk>()
  const [invitation, show] = useState<Invitation>()
  const invites = useWrite<Omit<Inputs['shops']['inviteClerk'], 'id'>, Invitation>(api.shops.inviteClerk)
  const removes = useWrite<Omit<Inputs['shops']['removeClerk'], 'id'>, Outputs['shops']['removeClerk']>(
    api.shops.removeClerk,
  )
  const { mayChange = false, mayChangeOwners = false, merchantName } = list.data ?? {}

  async function invite(owner: boolean): Promise<void> {
    const shown = await invites.write({ merchantId, owner }).catch(tellError)
    if (shown) show(shown)
  }

  async function remove(): Promise<void> {
    if (!leaving) return
    const { memberId, me } = leaving
    try {
      if (!(await removes.write({ merchantId, memberId }))) return
      buzz()
      tell(me ? '已退出' : '已移出，马上生效')
    } catch (error) {
      tellError(error)
      if (asApiError(error).status !== 404) return
    }
    ask(undefined)
    if (!me) return list.refresh()
    // The token ended with the role.
    await renew().catch(() => undefined)
    goTab('me')
  }

  return {
    ...{ merchantId, merchantName, list, mayChange, mayChangeOwners },
    /** Owners come and go by the office; anybody who may change the shop may leave it. */
    mayRemove: ({ owner, me }: Clerk) => mayChange && (!owner || me || mayChangeOwners),
    ...{ leaving, ask, remove, removing: removes.busy },
    ...{ invitation, invite, inviting: invites.busy },
    closeInvitation: () => {
      show(undefined)
      void list.refresh()
    },
  }
}
