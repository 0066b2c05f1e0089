import { BigButton } from '@miniapp/components/BigButton'
import { Choice } from '@miniapp/components/Fields'
import { Icon } from '@miniapp/components/Icon'
import { Sheet } from '@miniapp/components/Sheet'
import { Tap } from '@miniapp/components/Tap'
import { ROSTER_LIMITS, type Shift } from '@shared/rules/people/roster'
import { sayTimes, WEEK, WEEKDAYS } from '@shared/rules/people/shifts'
import { clockOf } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Chip } from '../../components/Chip'
import { DutyExceptions } from './DutyExceptions'
import { ShiftLines } from './ShiftLines'
import type { Duty, OnRoster } from './useRoster'

const HALF_HOURS = Array.from({ length: 49 }, (_, index) => ({ key: String(index * 30), name: clockOf(index * 30) }))
const FROM = HALF_HOURS.slice(0, -1)

/** The shifts most teams have, at one tap. */
const USUAL = { day: [480, 1080], night: [1080, 480], whole: [0, 1440] } as const
const USUAL_NAMES = { day: '白班', night: '夜班', whole: '全天' } as const
const KINDS = ['day', 'night', 'whole'] as const

interface Props {
  person: OnRoster
  busy: boolean
  onSave: (person: OnRoster, duty: Duty) => void
  onClose: () => void
}

/** One person's week and the days on which it is otherwise: times first, then the days they hold for. */
export function DutySheet({ person, busy, onSave, onClose }: Props) {
  const [duty, setDuty] = useState<Duty>({ shifts: person.shifts, exceptions: person.exceptions })
  const [first] = person.shifts
  const [times, setTimes] = useState({ fromMinute: first?.fromMinute ?? 480, toMinute: first?.toMinute ?? 1080 })
  const { shifts, exceptions } = duty
  const isHere = (shift: Shift) => shift.fromMinute === times.fromMinute && shift.toMinute === times.toMinute
  const isEmpty = times.fromMinute === times.toMinute
  const isFull = shifts.length >= ROSTER_LIMITS.shifts
  const isSame = JSON.stringify([shifts, exceptions]) === JSON.stringify([person.shifts, person.exceptions])

  const toggle = (weekday: number) =>
    setDuty((before) => {
      const rest = before.shifts.filter((shift) => !(shift.weekday === weekday && isHere(shift)))
      const isNew = rest.length === before.shifts.length && !isFull
      return { ...before, shifts: isNew ? [...rest, { weekday, ...times }] : rest }
    })

  return (
    <Sheet id="duty" open title={`${person.label} 的班`} onClose={onClose}>
      <View className="desk-list duty-body">
        <View className="desk-label">时间</View>
        <View className="chips desk-chips desk-chips--sheet">
          {KINDS.map((kind) => {
            const [fromMinute, toMinute] = USUAL[kind]
            const on = times.fromMinute === fromMinute && times.toMinute === toMinute
            return (
              <Chip key={kind} id={`duty-${kind}`} on={on} onTap={() => setTimes({ fromMinute, toMinute })}>
                {USUAL_NAMES[kind]} {sayTimes({ fromMinute, toMinute }).replace('全天', '')}
              </Chip>
            )
          })}
        </View>
        <View className="pair">
          <Choice
            id="duty-from"
            label="从"
            placeholder="请选择"
            options={FROM}
            value={String(times.fromMinute)}
            onChange={(key) => setTimes({ ...times, fromMinute: Number(key) })}
          />
          <Choice
            id="duty-to"
            label="到"
            placeholder="请选择"
            options={HALF_HOURS}
            value={String(times.toMinute)}
            onChange={(key) => setTimes({ ...times, toMinute: Number(key) })}
          />
        </View>
        {isEmpty ? <View className="field-problem">开始和结束不能一样</View> : null}
        <View className="desk-label">{sayTimes(times)} 在哪几天</View>
        <View className="chips desk-chips desk-chips--sheet week-chips">
          {WEEK.map((weekday) => (
            <Tap
              key={weekday}
              id={`duty-day-${weekday}`}
              className="chip desk-chip"
              label={WEEKDAYS[weekday]}
              chosen={shifts.some((shift) => shift.weekday === weekday && isHere(shift))}
              disabled={isEmpty}
              onTap={() => toggle(weekday)}
            >
              {WEEKDAYS[weekday].slice(1)}
            </Tap>
          ))}
        </View>
        <View className="desk-label">每周的班</View>
        <ShiftLines shifts={shifts} />
        {isFull ? <View className="small">每人每周最多 {ROSTER_LIMITS.shifts} 班</View> : null}
        <DutyExceptions
          exceptions={exceptions}
          times={times}
          onChange={(next) => setDuty((before) => ({ ...before, exceptions: next }))}
        />
        {shifts.length > 0 ? (
          <Tap id="duty-clear" className="link" onTap={() => setDuty((before) => ({ ...before, shifts: [] }))}>
            <Icon name="trash" size="small" />
            清空每周的班
          </Tap>
        ) : null}
      </View>
      <BigButton id="duty-save" busy={busy} missing={isSame && '没有改动'} onTap={() => onSave(person, duty)}>
        保存
      </BigButton>
    </Sheet>
  )
}
