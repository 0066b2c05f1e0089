import { sayDay } from '@shared/rules/time/day'
import { withDay } from '@shared/rules/time/working'
import { DatePicker } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import 'dayjs/locale/zh-cn'
import { useNow } from './useNow'

dayjs.locale('zh-cn')

const DAY = 'YYYY-MM-DD'
const MONTH = 'YYYY-MM'

interface FieldProps {
  id?: string
  value?: string | undefined
  onChange?: (chosen: string | undefined) => void
  label?: string
  placeholder?: string
  /** The first and the last that may be chosen. */
  first?: string | undefined
  last?: string | undefined
  /** May be taken away again. */
  clears?: boolean
}

const ends = ({ first, last }: FieldProps) => ({
  ...(first ? { minDate: dayjs(first) } : {}),
  ...(last ? { maxDate: dayjs(last) } : {}),
})

function Picker({ id, value, onChange, label, placeholder, clears = false, ...of }: FieldProps & { month?: boolean }) {
  const format = of.month ? MONTH : DAY
  return (
    <DatePicker
      {...ends(of)}
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(placeholder === undefined ? {} : { placeholder })}
      picker={of.month ? 'month' : 'date'}
      format={format}
      allowClear={clears}
      value={value ? dayjs(value) : null}
      onChange={(chosen: Dayjs | null) => onChange?.(chosen?.format(format))}
    />
  )
}

/** A day, `YYYY-MM-DD`: typed or chosen. */
export const DayField = (props: FieldProps) => <Picker {...props} />

/** A month, `YYYY-MM`. */
export const MonthField = (props: FieldProps) => <Picker {...props} month />

interface DaysProps {
  id?: string
  value?: readonly string[]
  onChange?: (days: string[]) => void
  placeholder: string
  first: string
}

/** Days one by one, in order and each once; each can be taken away again. */
export function DaysField({ id, value = [], onChange, placeholder, first }: DaysProps) {
  const nowMs = useNow()
  return (
    <div className="row wrap">
      {value.map((day) => (
        <span key={day} className="chip number">
          {sayDay(day, nowMs)}
          <button
            type="button"
            className="plain"
            aria-label={`去掉 ${sayDay(day, nowMs)}`}
            onClick={() => onChange?.(value.filter((each) => each !== day))}
          >
            ×
          </button>
        </span>
      ))}
      <DayField
        {...(id === undefined ? {} : { id })}
        placeholder={placeholder}
        first={first}
        onChange={(day) => day && onChange?.(withDay(value, day))}
      />
    </div>
  )
}
