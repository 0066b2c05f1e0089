import { api } from '@miniapp/lib/api/api'
import { said } from '@miniapp/lib/load/said'
import { usePages } from '@miniapp/lib/load/usePages'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { goTab } from '@miniapp/lib/navigation/go'
import { tellError } from '@miniapp/lib/phone/feedback'
import { renewRights } from '@miniapp/lib/session/session'
import type { Outputs } from '@shared/contract/contract'
import { useState } from 'react'
import { useShopId } from '../../useShopId'

export type Clerk = Outputs['shops']['clerks']['items'][number]
export type Invitation = Outputs['shops']['inviteClerk']

/** Who works in a shop; taking somebody in and out. */
export function useClerks() {
  const merchantId = useShopId()
  const list = usePages((at) => api.shops.clerks({ merchantId, ...at }), [merchantId], {
    cache: `clerks:${merchantId}`,
    when: merchantId !== '',
  })
  const [leaving, ask] = useState<Clerk>()
  const [invitation, show] = useState<Invitation>()
  const invites = useWrite(api.shops.inviteClerk)
  const removes = useWrite(api.shops.removeClerk)
  const { mayChange = false, mayChangeOwners = false, merchantName } = list.data ?? {}

  async function invite(owner: boolean): Promise<void> {
    const shown = await invites.write({ merchantId, owner }).catch(tellError)
    if (shown) show(shown)
  }

  async function remove(): Promise<void> {
    if (!leaving) return
    const { memberId, me } = leaving
    const words = me ? '已退出' : '已移出，马上生效'
    if (!(await said(removes.write({ merchantId, memberId }), words, { overtaken: [404] }))) return
    ask(undefined)
    if (!me) return list.refresh()
    await renewRights()
    goTab('me')
  }

  return {
    ...{ merchantId, merchantName, list, mayChange, mayChangeOwners },
    /** Owners come and go by the office; whoever works in the shop may leave it. */
    mayRemove: ({ owner, me }: Clerk) => me || (mayChange && (!owner || mayChangeOwners)),
    ...{ leaving, ask, remove, removing: removes.busy },
    ...{ invitation, invite, inviting: invites.busy },
    closeInvitation: () => {
      show(undefined)
      void list.refresh()
    },
  }
}
