import { api } from '@console/app/client'
import { usePages } from '@console/parts/pages'
import { Paged } from '@console/parts/States'
import { useNow } from '@console/parts/useNow'
import type { Outputs } from '@shared/contract/contract'
import { sayMoment } from '@shared/rules/time/day'
import { useMutation } from '@tanstack/react-query'
import { App, Button, Drawer } from 'antd'
import { asProblem } from '../problem'
import { useWorking } from '../session/current'

type Desk = Outputs['desk']['desks']['items'][number]

/** Where I am or was signed in at a PC; the others can be ended from here. */
export function Desks({ onClose }: { onClose: () => void }) {
  const list = usePages(['desks'], (cursor) => api.desk.desks({ cursor }))
  return (
    <Drawer open size={420} title="登录过的电脑" onClose={onClose}>
      <p className="second">有不认识的，马上退出它；不是自己登录的，再告诉街道管理员。</p>
      <Paged list={list} rows={4}>
        {(desks) => (
          <ul className="shell-desks" aria-label="登录过的电脑">
            {desks.map((desk) => (
              <Line key={desk.sessionId} desk={desk} onEnded={list.refetch} />
            ))}
          </ul>
        )}
      </Paged>
    </Drawer>
  )
}

function Line({ desk, onEnded }: { desk: Desk; onEnded: () => unknown }) {
  const { sessionId, browser, system, startedAt, isLive } = desk
  const { message, modal } = App.useApp()
  const { sessionId: own } = useWorking()
  const nowMs = useNow()
  const ending = useMutation({
    mutationFn: () => api.desk.endDesk({ sessionId }),
    // What these return is waited for, and a message is there until it goes.
    onSuccess: () => void message.success('那台电脑已退出'),
    onError: (error) => void message.error(asProblem(error).message),
    onSettled: () => void onEnded(),
  })
  const ask = () => {
    modal.confirm({
      title: '退出那台电脑？',
      content: '那台电脑马上不能再办事，还没保存的内容会丢。',
      okText: '退出',
      okButtonProps: { id: 'desk-end-yes', danger: true },
      cancelText: '不退出',
      focusable: { autoFocusButton: 'cancel' },
      onOk: () => ending.mutate(),
    })
  }
  return (
    <li className="row">
      <div className="grow">
        <div>
          {browser} · {system}
        </div>
        <div className="small number">{sayMoment(startedAt, nowMs)} 登录</div>
      </div>
      {sessionId === own ? (
        <span className="second">就是这台</span>
      ) : isLive ? (
        <Button id={`desk-end-${sessionId}`} size="small" danger loading={ending.isPending} onClick={ask}>
          退出
        </Button>
      ) : (
        <span className="second">已退出</span>
      )}
    </li>
  )
}
