import { type Note, notes } from '@miniapp/lib/offline/notes'
import type { OutboxItem } from '@miniapp/lib/offline/outboxItem'
import { View } from '@tarojs/components'
import { Badge } from './Badge'
import { Card } from './Card'
import { Tap } from './Tap'
import './NotesWaiting.scss'

interface Props<N extends Note> {
  items: readonly OutboxItem<N>[]
  /** What stands below its name, e.g. how much and where. */
  say: (input: N['input']) => string
}

/** What was noted on this phone and is not there yet; nothing when all of it is. */
export function NotesWaiting<N extends Note>({ items, say }: Props<N>) {
  if (items.length === 0) return null
  return (
    <Card id="notes-waiting" title="还在这台手机上，有网后自动发送">
      {items.map(({ report: { id, input }, categoryName, state, problem }) => (
        <View key={id} id={`waiting-${id}`} className="note-waiting">
          <View className="list-who">
            <View className="report-name">{categoryName}</View>
            <View className="grow">{say(input)}</View>
            <Badge tone={state === 'needsYou' ? 'bad' : 'warn'}>{state === 'needsYou' ? '没有记上' : '等待发送'}</Badge>
          </View>
          {state === 'needsYou' ? (
            <>
              <View className="small bad">{problem}</View>
              <View className="row">
                <Tap id={`waiting-retry-${id}`} className="chip chip--sunk" onTap={() => notes.retry(id)}>
                  重试
                </Tap>
                <Tap id={`waiting-drop-${id}`} className="chip chip--sunk" onTap={() => notes.remove(id)}>
                  删除
                </Tap>
              </View>
            </>
          ) : null}
        </View>
      ))}
    </Card>
  )
}
