import { Choice, Field, TextField } from '@miniapp/components/Fields'
import { Tap } from '@miniapp/components/Tap'
import { OFFER_LIMITS } from '@shared/rules/points/offer'
import { type OfferForm, timesWith } from '@shared/rules/points/offerForm'
import { sayDayInFull } from '@shared/rules/time/day'
import { Picker, View } from '@tarojs/components'

interface Props {
  form: OfferForm
  change: (fields: Partial<OfferForm>) => void
}

/** Monday first, as a week is read here; 0 = Sunday. */
const WEEK = [1, 2, 3, 4, 5, 6, 0]
const NAMES = '日一二三四五六'

/** A field of the form that is typed as text. */
const typed = (
  { form, change }: Props,
  field: 'title' | 'description' | 'points' | 'cash' | 'stock' | 'perDay' | 'perWorker',
) => ({
  value: form[field],
  onChange: (text: string) => change({ [field]: text }),
})

/** What it costs and how many there are. */
export function PriceFields(props: Props) {
  return (
    <>
      <View className="shop-pair">
        <TextField
          id="offer-points"
          label="积分"
          placeholder="如 30"
          kind="digits"
          max={5}
          {...typed(props, 'points')}
        />
        <TextField id="offer-cash" label="另付（元）" placeholder="不用付" max={7} {...typed(props, 'cash')} />
      </View>
      <TextField
        id="offer-stock"
        label="每天多少份"
        placeholder="如 20"
        kind="digits"
        max={4}
        note="每天零点自动重新计数；改少了，已换出的不受影响"
        {...typed(props, 'stock')}
      />
      <View className="shop-pair">
        <TextField
          id="offer-per-day"
          label="每人每天几份"
          placeholder="如 1"
          kind="digits"
          max={2}
          {...typed(props, 'perDay')}
        />
        <TextField
          id="offer-per-worker"
          label="每人总共几份"
          placeholder="不限"
          kind="digits"
          max={4}
          {...typed(props, 'perWorker')}
        />
      </View>
    </>
  )
}

/** When it can be eaten. */
export function TimeFields({ form, change }: Props) {
  const times = timesWith(form.fromMinute, form.toMinute)
  return (
    <>
      <View className="shop-pair">
        <Choice
          id="offer-from"
          label="几点开始"
          placeholder="请选择"
          options={times.filter(({ key }) => Number(key) < 1440)}
          value={String(form.fromMinute)}
          onChange={(minute) => change({ fromMinute: Number(minute) })}
        />
        <Choice
          id="offer-to"
          label="几点结束"
          placeholder="请选择"
          options={times.filter(({ key }) => Number(key) > 0)}
          value={String(form.toMinute)}
          onChange={(minute) => change({ toMinute: Number(minute) })}
        />
      </View>
      <Field label="星期几供应">
        <View className="chips week-chips">
          {WEEK.map((day) => (
            <Tap
              key={day}
              id={`offer-weekday-${day}`}
              className="chip chip--sunk"
              label={`周${NAMES.charAt(day)}`}
              chosen={form.weekdays.includes(day)}
              onTap={() => change({ weekdays: WEEK.filter((each) => (each === day) !== form.weekdays.includes(each)) })}
            >
              {NAMES.charAt(day)}
            </Tap>
          ))}
        </View>
      </Field>
      <View className="shop-pair">
        <DayField
          id="offer-first"
          label="从哪天"
          value={form.validFrom}
          onChange={(validFrom) => change({ validFrom })}
        />
        <DayField id="offer-last" label="到哪天" value={form.validTo} onChange={(validTo) => change({ validTo })} />
      </View>
    </>
  )
}

/** Its name and what is in it. */
export function WordFields(props: Props) {
  return (
    <>
      <TextField
        id="offer-title"
        label="名称"
        placeholder="如：小哥牛肉面"
        max={OFFER_LIMITS.titleCharacters}
        {...typed(props, 'title')}
      />
      <TextField
        id="offer-description"
        label="说明"
        placeholder="里面有什么，要注意什么"
        lines="many"
        max={OFFER_LIMITS.descriptionCharacters}
        {...typed(props, 'description')}
      />
    </>
  )
}

/** A day, with the phone's own wheel. */
function DayField({
  id,
  label,
  value,
  onChange,
}: {
  id: string
  label: string
  value: string
  onChange: (day: string) => void
}) {
  return (
    <Field label={label}>
      <Picker mode="date" value={value} onChange={(event) => onChange(event.detail.value)}>
        <View
          id={id}
          className="input input--choice"
          role="button"
          aria-role="button"
          aria-label={`${label}：${sayDayInFull(value)}`}
        >
          <View className="grow number">{sayDayInFull(value)}</View>
        </View>
      </Picker>
    </Field>
  )
}
