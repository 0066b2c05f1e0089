import { CloseOutlined } from '@ant-design/icons'
import { HoursField } from '@console/parts/HoursField'
import { WEEK, WEEKDAYS } from '@shared/rules/people/shifts'
import { Button, Checkbox } from 'antd'
import { type Group, USUAL } from './duty'

const DAYS = WEEK.map((day) => ({ value: day, label: WEEKDAYS[day] }))

interface Props {
  id?: string
  value?: readonly Group[]
  onChange?: (groups: Group[]) => void
}

/** The shifts of a week: times, and the days they hold for. */
export function GroupsField({ id, value = [], onChange }: Props) {
  const change = (at: number, part: Partial<Group>) =>
    onChange?.(value.map((group, place) => (place === at ? { ...group, ...part } : group)))
  return (
    <div id={id}>
      {value.map((group, at) => (
        // A group is nothing but its place: two may say the same while they are typed.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <fieldset key={at} className="duty-group plain-set">
          <legend className="hidden-words">第 {at + 1} 个班</legend>
          <div className="row">
            <div className="grow">
              <HoursField
                id={`${id}-${at}`}
                names={['开始', '结束']}
                value={group.hours}
                onChange={(hours) => change(at, { hours })}
              />
            </div>
            <Button
              type="text"
              icon={<CloseOutlined />}
              aria-label={`去掉第 ${at + 1} 个班`}
              onClick={() => onChange?.(value.filter((_, place) => place !== at))}
            />
          </div>
          <Checkbox.Group
            options={DAYS}
            value={group.weekdays}
            onChange={(weekdays) => change(at, { weekdays: weekdays as number[] })}
          />
        </fieldset>
      ))}
      <div className="row wrap duty-group">
        {USUAL.map(({ name, hours }) => (
          <Button
            key={name}
            id={`${id}-add-${hours.opens}`}
            size="small"
            onClick={() => onChange?.([...value, { hours, weekdays: [] }])}
          >
            ＋{name}
          </Button>
        ))}
      </div>
    </div>
  )
}
