import { Badge } from '@miniapp/components/Badge'
import { Card } from '@miniapp/components/Card'
import { PagedList } from '@miniapp/components/Loaded'
import { Row } from '@miniapp/components/Row'
import { Screen } from '@miniapp/components/Screen'
import { api } from '@miniapp/lib/api/api'
import { now } from '@miniapp/lib/clock'
import { usePages } from '@miniapp/lib/load/usePages'
import { go } from '@miniapp/lib/navigation/go'
import { recall } from '@miniapp/lib/offline/storage'
import type { Outputs } from '@shared/contract/contract'
import { LESSON_FORMATS, lackingOf, sayLacking, saySeconds } from '@shared/rules/study/lesson'
import { sayDay } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { studyKey } from '../../study'
import type { Begun } from '../article/useStudy'

definePageConfig({ navigationBarTitleText: '码上学', enablePullDownRefresh: true })

type Lesson = Outputs['study']['list']['items'][number]

/** Three minutes with one hand: what is to be learned, what is finished. Nobody else sees how long. */
export default function StudyPage() {
  const list = usePages((at) => api.study.list(at), [], { cache: 'study' })
  return (
    <Screen>
      <View className="small">学完自动记上，一课只算一次。学了多久只有你自己看得到。</View>
      <PagedList list={list} empty="还没有可学的，过几天再来看" drawing="tea">
        {(lesson) => (
          <Card key={lesson.articleId} className="entries">
            <Row
              id={`lesson-${lesson.articleId}`}
              icon="books"
              title={lesson.title}
              note={noteOf(lesson)}
              aside={<Standing lesson={lesson} />}
              onTap={() => go('worker/article', { id: lesson.articleId })}
            />
          </Card>
        )}
      </PagedList>
    </Screen>
  )
}

/** With why it does not count yet, where it was begun on this phone. */
const noteOf = ({ articleId, lesson, finishedAt }: Lesson) => {
  const { format, seconds, series, dueOn } = lesson
  const begun = finishedAt === undefined ? recall<Begun>(studyKey(articleId)) : undefined
  const lacks = begun && begun.expiresAt > now() ? lackingOf(lesson, begun) : undefined
  return [
    `${LESSON_FORMATS[format].label} ${saySeconds(seconds)}`,
    lacks ? sayLacking(lacks) : series,
    dueOn !== undefined && finishedAt === undefined && `${sayDay(dueOn, now())}截止`,
  ]
    .filter(Boolean)
    .join(' · ')
}

function Standing({ lesson: { lesson, finishedAt } }: { lesson: Lesson }) {
  if (finishedAt !== undefined) return <Badge tone="good">学完了</Badge>
  return lesson.dueOn === undefined ? null : <Badge tone="warn">要学的</Badge>
}
