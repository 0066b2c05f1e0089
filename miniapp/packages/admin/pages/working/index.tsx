import { AtDesk } from '@miniapp/components/AtDesk'
import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { Choice } from '@miniapp/components/Fields'
import { Loaded } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import { Tap } from '@miniapp/components/Tap'
import { clockOf } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { DayList } from './DayList'
import { useWorking } from './useWorking'
import '../../desk.scss'

definePageConfig({ navigationBarTitleText: '工作时间', enablePullDownRefresh: true })

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const
/** Monday first, as calendars hang here. */
const ORDER = [1, 2, 3, 4, 5, 6, 0] as const
const TIMES = Array.from({ length: 49 }, (_, index) => ({ key: String(index * 30), name: clockOf(index * 30) }))

export default function WorkingPage() {
  const { load, rules, change, isChanged, save, busy } = useWorking()
  const { weekdays, opensAtMinute, closesAtMinute, holidays, extraDays } = rules
  const problem =
    opensAtMinute === closesAtMinute ? '上班和下班不能是同一时间' : weekdays.length === 0 ? '请至少选一天' : undefined
  const toggle = (day: number) =>
    change(({ weekdays: days }) => ({
      weekdays: days.includes(day) ? days.filter((each) => each !== day) : [...days, day],
    }))
  return (
    <Screen
      foot={
        <BigButton id="working-save" busy={busy} missing={problem ?? (!isChanged && '没有改动')} onTap={save}>
          保存
        </BigButton>
      }
    >
      <Loaded load={load} rows={4}>
        {({ version }) => (
          <>
            <View className="small">
              {version === 0 ? '还没有设置，现在按全天计算时限。' : '工单的时限按工作时间计算，紧急的按全天计算。'}
            </View>
            <Card className="form" title="每周上班">
              <View className="day-chips week-chips">
                {ORDER.map((day) => (
                  <Tap
                    key={day}
                    id={`weekday-${day}`}
                    className="day-chip"
                    label={`周${WEEKDAYS[day]}`}
                    chosen={weekdays.includes(day)}
                    onTap={() => toggle(day)}
                  >
                    {WEEKDAYS[day]}
                  </Tap>
                ))}
              </View>
              <Choice
                id="working-opens"
                label="上班"
                placeholder="请选择"
                options={TIMES}
                value={String(opensAtMinute)}
                onChange={(key) => change(() => ({ opensAtMinute: Number(key) }))}
              />
              <Choice
                id="working-closes"
                label="下班"
                placeholder="请选择"
                options={TIMES}
                value={String(closesAtMinute)}
                onChange={(key) => change(() => ({ closesAtMinute: Number(key) }))}
              />
            </Card>
            <Card title="放假">
              <DayList
                id="holiday"
                label="放假的日子"
                days={holidays}
                onChange={(days) => change(() => ({ holidays: days }))}
              />
            </Card>
            <Card title="调休上班">
              <DayList
                id="extra"
                label="周末也上班的日子"
                days={extraDays}
                onChange={(days) => change(() => ({ extraDays: days }))}
              />
            </Card>
          </>
        )}
      </Loaded>
      <AtDesk />
    </Screen>
  )
}
