import { Badge } from '@miniapp/components/Badge'
import { Icon } from '@miniapp/components/Icon'
import { now } from '@miniapp/lib/clock'
import { LESSON_FORMATS, sayLacking, saySeconds } from '@shared/rules/study/lesson'
import { sayDay } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import type { Article } from './useArticle'
import type { Study, StudyState } from './useStudy'

const SAID: Record<Exclude<StudyState, 'none' | 'running'>, string> = {
  asking: '正在开始…',
  offline: '没有网络，这次看不计学习，联网后再打开',
  sending: '正在记上…',
  kept: '学完了，有网后自动记上',
  done: '学完了',
}

/** What a lesson still lacks; it finishes by itself. Only its reader sees it. */
export function StudyBar({ lesson, study: { state, lacks } }: { lesson: Article['lesson']; study: Study }) {
  if (!lesson || state === 'none') return null
  const { format, dueOn, seconds } = lesson
  const isOver = state === 'done' || state === 'kept'
  return (
    <View id="study-bar" className={`card study ${isOver ? 'study--over' : ''}`} aria-live="polite">
      <Icon name={isOver ? 'check' : 'books'} />
      <View className="grow">
        <View className="number">{state === 'running' ? (lacks ? sayLacking(lacks) : SAID.sending) : SAID[state]}</View>
        <View className="small">
          {LESSON_FORMATS[format].label} · {saySeconds(seconds)}
          {dueOn === undefined || isOver ? '' : ` · ${sayDay(dueOn, now())}截止`}
        </View>
      </View>
      {dueOn !== undefined && !isOver ? <Badge tone="warn">要学的</Badge> : null}
    </View>
  )
}
