import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { Icon } from '@miniapp/components/Icon'
import { Loaded } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import { Tap } from '@miniapp/components/Tap'
import type { Category } from '@miniapp/lib/answers/categories'
import { View } from '@tarojs/components'
import { CalledButtons, CallFirst } from './CallFirst'
import { Emergency } from './Emergency'
import { PlaceCard } from './PlaceCard'
import { type Alarm, useAlarm } from './useAlarm'
import type { Desk } from './useDesk'

interface Props {
  memberId: string
  categories: readonly Category[] | undefined
  desk: Desk['mine']
}

/** 紧急求助: the telephone first, then one tap on what one sees sends it with the place. */
export function AlarmForm({ memberId, categories, desk }: Props) {
  const alarm = useAlarm(memberId, categories)
  const { call } = alarm
  if (call) {
    return (
      <Screen foot={<CalledButtons form={alarm} call={call} />}>
        <CallFirst call={call} />
      </Screen>
    )
  }
  return (
    <Screen>
      <Emergency first={undefined} />
      {categories ? (
        categories.filter(({ urgent }) => urgent).map((each) => <Kind key={each.id} kind={each} alarm={alarm} />)
      ) : (
        <Loaded load={desk} rows={3}>
          {() => null}
        </Loaded>
      )}
      <PlaceCard place={alarm} chosen={alarm.chosen} />
      <BigButton id="report-usual" kind="plain" onTap={alarm.leave}>
        不急，普通上报
      </BigButton>
    </Screen>
  )
}

/** One kind of emergency: what one sees, as big buttons that send it. Ids: `alarm-<kind>-<answer>`, `alarm-<kind>`. */
function Kind({ kind, alarm }: { kind: Category; alarm: Alarm }) {
  const question = kind.questions.find(({ options = [] }) => options.length > 0)
  return (
    <Card className="alarm-kind">
      <View className="row alarm-kind-head">
        <Icon name={kind.icon} className="bad" />
        <View className="lead grow">{kind.name}</View>
        {question ? <View className="small">{question.label}</View> : null}
      </View>
      <View className="alarm-answers">
        {question?.options?.map(({ id, label, emergencyPhone }) => (
          <Tap
            key={id}
            id={`alarm-${kind.id}-${id}`}
            className="alarm-answer"
            disabled={alarm.busy}
            onTap={() => alarm.tell(kind, { questionId: question.id, value: [id] })}
          >
            <View>{label}</View>
            {emergencyPhone ? <View className="small alarm-answer-note">先打 {emergencyPhone}</View> : null}
          </Tap>
        ))}
        <Tap
          id={`alarm-${kind.id}`}
          className="alarm-answer alarm-answer--plain"
          disabled={alarm.busy}
          onTap={() => alarm.tell(kind)}
        >
          {question ? '说不清，直接报' : '马上上报'}
        </Tap>
      </View>
    </Card>
  )
}
