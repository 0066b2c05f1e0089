import { UserAddOutlined } from '@ant-design/icons'
import { api } from '@console/app/client'
import { asProblem } from '@console/app/problem'
import { CursorTable } from '@console/parts/CursorTable'
import { usePages } from '@console/parts/pages'
import { useAct } from '@console/parts/useAct'
import { useNow } from '@console/parts/useNow'
import { useWrite } from '@console/parts/useWrite'
import type { Outputs } from '@shared/contract/contract'
import { dayOf, sayDay } from '@shared/rules/time/day'
import { App, Button, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { InvitationModal } from './InvitationModal'

type Clerk = Outputs['shops']['clerks']['items'][number]

/** Who works in the shop: taken in by a code that they type on their own phone, taken out from one moment to the next. */
export function Clerks({ merchantId }: { merchantId: string }) {
  const nowMs = useNow()
  const { modal, message } = App.useApp()
  const list = usePages(['shops', merchantId, 'clerks'], (cursor) =>
    api.shops.clerks({ merchantId, cursor, limit: 50 }),
  )
  const { mayChange = false, mayChangeOwners = false } = list.data ?? {}
  const inviting = useWrite(api.shops.inviteClerk)
  const removing = useAct(api.shops.removeClerk, { anew: [['shops', merchantId]], say: '已移出，马上生效' })
  const [invitation, show] = useState<Outputs['shops']['inviteClerk']>()

  const invite = async (owner: boolean) => {
    try {
      const shown = await inviting.write({ merchantId, owner })
      if (shown) show(shown)
    } catch (error) {
      message.error(asProblem(error).message)
    }
  }
  const remove = ({ memberId, nameMasked }: Clerk) =>
    modal.confirm({
      title: `移出 ${nameMasked}？`,
      content: '马上生效，以后不能再核销；回来要重新邀请。办过的核销记录都保留。',
      okText: '移出',
      okButtonProps: { id: 'clerk-remove-yes', danger: true },
      cancelText: '不移出',
      focusable: { autoFocusButton: 'cancel' },
      onOk: () =>
        removing.act({ merchantId, memberId }).catch((error: unknown) => {
          message.error(asProblem(error).message)
        }),
    })

  const columns: TableColumnsType<Clerk> = [
    { title: '姓名', width: 160, dataIndex: 'nameMasked' },
    { title: '身份', width: 110, render: (_, { owner }) => (owner ? '店主' : '店员') },
    { title: '加入', className: 'number', render: (_, { since }) => sayDay(dayOf(since), nowMs) },
    {
      title: '操作',
      width: 110,
      render: (_, clerk) =>
        mayChange && (!clerk.owner || mayChangeOwners) ? (
          <Button id={`remove-${clerk.memberId}`} size="small" danger onClick={() => remove(clerk)}>
            移出
          </Button>
        ) : null,
    },
  ]

  return (
    <>
      <div className="row wrap">
        <Button
          id="clerk-invite"
          type="primary"
          icon={<UserAddOutlined />}
          disabled={!mayChange}
          loading={inviting.busy}
          onClick={() => invite(false)}
        >
          请新店员加入
        </Button>
        <Button id="owner-invite" disabled={!mayChangeOwners} loading={inviting.busy} onClick={() => invite(true)}>
          请新店主加入
        </Button>
        <span className="small">对方在自己的手机上输入邀请码，才算加入。</span>
      </div>
      <CursorTable list={list} columns={columns} rowKey="memberId" label="店员" empty="还没有店员，先请店主加入" />
      {invitation ? (
        <InvitationModal
          key={invitation.code}
          invitation={invitation}
          busy={inviting.busy}
          onAgain={() => invite(invitation.owner)}
          onClose={() => {
            show(undefined)
            void list.refetch()
          }}
        />
      ) : null}
    </>
  )
}
