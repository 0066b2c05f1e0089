import { Badge } from '@miniapp/components/Badge'
import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { Tap } from '@miniapp/components/Tap'
import { now } from '@miniapp/lib/clock'
import type { More } from '@miniapp/lib/load/usePages'
import { sayDay } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import type { Draft, Duty, Figure } from './useLog'

interface Props {
  duties: More<Duty>
  /** Categories in use. */
  kinds: readonly Figure[]
  onDone: (draft: Partial<Draft> & { categoryId: string }) => void
  onSkip: (duty: Duty) => void
}

/** What is to be done again and again, first due first; nothing where there is none. */
export function DutyList({ duties, kinds, onDone, onSkip }: Props) {
  if (duties.items.length === 0) return null
  return (
    <Card title="定期要做">
      {duties.items.map((duty) => (
        <DutyLine
          key={duty.dutyId}
          duty={duty}
          mayLog={kinds.some(({ categoryId }) => categoryId === duty.categoryId)}
          onDone={onDone}
          onSkip={onSkip}
        />
      ))}
      {duties.more === 'end' ? null : (
        <Tap className="list-end" id="duties-more" disabled={duties.more === 'loading'} onTap={duties.loadMore}>
          {duties.more === 'loading' ? '正在加载…' : '显示更多'}
        </Tap>
      )}
    </Card>
  )
}

interface LineProps extends Pick<Props, 'onDone' | 'onSkip'> {
  duty: Duty
  mayLog: boolean
}

function DutyLine({ duty, mayLog, onDone, onSkip }: LineProps) {
  const { dutyId, categoryId, name, dueOn, missed, pausedUntil } = duty
  return (
    <View id={`recurring-${dutyId}`} className="log-duty">
      <View className="list-who">
        <View className="report-name">{name}</View>
        {missed > 0 ? <Badge tone="bad">缺 {missed} 次</Badge> : null}
        {pausedUntil ? <Badge>暂停到 {sayDay(pausedUntil, now())}</Badge> : null}
      </View>
      {dueOn ? (
        <View className={missed > 0 ? 'small warn' : 'small'}>
          {missed > 0 ? '该做的最晚一天是' : '下一次最晚'} {sayDay(dueOn, now())}
        </View>
      ) : null}
      <View className="button-pair">
        <BigButton
          id={`done-${dutyId}`}
          missing={!mayLog && '这一类已停用'}
          onTap={() => onDone({ categoryId, dutyId })}
        >
          做了，记一笔
        </BigButton>
        <BigButton id={`skip-${dutyId}`} kind="plain" onTap={() => onSkip(duty)}>
          这次不做
        </BigButton>
      </View>
    </View>
  )
}
