import { Badge } from '@miniapp/components/Badge'
import { Tap } from '@miniapp/components/Tap'
import { View } from '@tarojs/components'

interface Props {
  memberId: string
  /** Masked. */
  name: string
  note: string
  /** What it came to; what is still to be done has a button. */
  done: string | undefined
  words: string
  busy: boolean
  onTap: () => void
}

/** One person at the door: the whole right end takes a gloved finger. */
export function Person({ memberId, name, note, done, words, busy, onTap }: Props) {
  return (
    <View className="card door-person">
      <View className="grow">
        <View className="report-name">{name}</View>
        {note ? <View className="small number">{note}</View> : null}
      </View>
      {done ? (
        <Badge tone={done === '等待发送' ? 'warn' : 'good'}>{done}</Badge>
      ) : (
        <Tap id={`door-${memberId}`} className="door-do" label={`${name} ${words}`} disabled={busy} onTap={onTap}>
          {words}
        </Tap>
      )}
    </View>
  )
}
