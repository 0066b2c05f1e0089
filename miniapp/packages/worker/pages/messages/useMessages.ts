import { api } from '@miniapp/lib/api/api'
import { asApiError } from '@miniapp/lib/api/apiError'
import { useBusy } from '@miniapp/lib/load/useBusy'
import { usePages } from '@miniapp/lib/load/usePages'
import { tell, tellError } from '@miniapp/lib/phone/feedback'
import type { Outputs } from '@shared/contract/contract'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { linkOf } from './link'

type Inbox = Outputs['messages']['list']
export type Message = Inbox['items'][number]

/** My messages, newest first; opening one reads it, and all that was seen can be marked as read at once. */
export function useMessages() {
  const list = usePages(api.messages.list, [], { cache: 'messages' })
  const { data } = list
  // Drawn as read at once. The list itself is left alone: another first page would take the further ones away.
  const [opened, setOpened] = useState<readonly string[]>([])
  const [counted, setCounted] = useState<{ of: Inbox | undefined; unread: number }>()
  const [busy, run] = useBusy()

  const isRead = ({ messageId, read }: Message) => read || opened.includes(messageId)
  const unread = counted && counted.of === data ? counted.unread : (data?.unread ?? 0)

  function markRead(messageId: string): void {
    setOpened((before) => [...before, messageId])
    api.messages
      .read({ messageId })
      .then((left) => setCounted({ of: data, unread: left.unread }))
      // It stands there as unread again, and is read with the next look.
      .catch(() => setOpened((before) => before.filter((id) => id !== messageId)))
  }

  /** Reads it and goes where it leads; neither waits for the other. */
  function open(message: Message): void {
    if (!isRead(message)) markRead(message.messageId)
    if (!message.page) return
    const { how, url } = linkOf(message.page)
    Taro[how]({ url }).catch(() => tell('这一页打不开了，从首页进去看看'))
  }

  const readAll = () =>
    run(async () => {
      try {
        await api.messages.readAll({ delivered: data?.delivered ?? 0 })
      } catch (error) {
        tellError(error)
        // Then the list is shown anew, with what came meanwhile.
        if (asApiError(error).code !== 'NEW_MESSAGES') return
      }
      await list.reload()
    })

  return { list, isRead, unread, open, readAll, busy }
}
