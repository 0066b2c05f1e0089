import { now } from '@console/app/clock'
import { DayField } from '@console/parts/dates'
import { HoursField } from '@console/parts/HoursField'
import type { TypedHours } from '@console/parts/hours'
import type { Exception } from '@shared/rules/people/roster'
import { sayException } from '@shared/rules/people/shifts'
import { dayOf } from '@shared/rules/time/day'
import { hoursTyped } from '@shared/rules/time/hours'
import { Button } from 'antd'
import { useState } from 'react'
import { USUAL, withException } from './duty'

interface Props {
  id?: string
  value?: readonly Exception[]
  onChange?: (exceptions: Exception[]) => void
}

/** Days on which it is otherwise than in every week: off, or on between two times. */
export function ExceptionsField({ id = 'exceptions', value = [], onChange }: Props) {
  const [day, setDay] = useState<string>()
  const [hours, setHours] = useState<TypedHours>(USUAL[0].hours)
  const nowMs = now()
  const add = (times: Pick<Exception, 'fromMinute' | 'toMinute'>) => {
    if (day) onChange?.(withException(value, { day, ...times }))
    setDay(undefined)
  }
  const typed = hoursTyped(hours.opens, hours.closes)
  return (
    <>
      {value.map((exception) => (
        <div key={`${exception.day}${exception.fromMinute}`} className="row duty-line number">
          <span className="grow">{sayException(exception, nowMs)}</span>
          <Button
            size="small"
            type="text"
            aria-label={`去掉 ${sayException(exception, nowMs)}`}
            onClick={() => onChange?.(value.filter((each) => each !== exception))}
          >
            去掉
          </Button>
        </div>
      ))}
      <div className="row wrap duty-group">
        <DayField id={id} label="哪天" placeholder="哪天不一样" value={day} first={dayOf(nowMs)} onChange={setDay} />
        {day ? (
          <>
            <Button id={`${id}-off`} size="small" onClick={() => add({})}>
              这天不值班
            </Button>
            <HoursField id={`${id}-on`} names={['开始', '结束']} value={hours} onChange={setHours} />
            <Button
              id={`${id}-add`}
              size="small"
              disabled={!typed}
              onClick={() => typed && add({ fromMinute: typed.opensAtMinute, toMinute: typed.closesAtMinute })}
            >
              这天值这个班
            </Button>
          </>
        ) : null}
      </div>
    </>
  )
}
