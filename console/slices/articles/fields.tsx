import { DayField } from '@console/parts/dates'
import { useStreet } from '@console/parts/street'
import { ARTICLE_DOORS, ARTICLE_LIMITS } from '@shared/rules/articles/article'
import { EVERYBODY, isForEverybody } from '@shared/rules/articles/audience'
import { ROLES } from '@shared/rules/people/roles'
import { LESSON_FORMATS, LESSON_LIMITS } from '@shared/rules/study/lesson'
import { OCCUPATIONS } from '@shared/rules/text/words'
import { Input, InputNumber, Radio, Select, Switch } from 'antd'
import type { Words } from './useArticles'
import { useOrgOptions } from './useOrgOptions'

type Audience = Words['audience']
type Lesson = NonNullable<Words['lesson']>
type Box = NonNullable<Words['box']>
type Action = NonNullable<Box['action']>

const optionsOf = (table: Readonly<Record<string, string>>) =>
  Object.entries(table).map(([value, label]) => ({ value, label }))

interface FieldProps<T> {
  id?: string
  value?: T
  onChange?: (value: T) => void
}

/** For whom it is: everybody, or whoever fits all that was chosen. */
export function AudienceField({ value, onChange }: FieldProps<Audience>) {
  const street = useStreet()
  const organisations = useOrgOptions()
  const chosen = value ?? (EVERYBODY as Audience)
  const communities = (street.data?.communities ?? []).map(({ communityId, name }) => ({
    value: communityId,
    label: name,
  }))
  const part = <K extends keyof Audience>(key: K, label: string, options: { value: string; label: string }[]) => (
    <Select
      mode="multiple"
      aria-label={label}
      placeholder={`${label}：不限`}
      options={options}
      value={[...chosen[key]]}
      optionFilterProp="label"
      maxCount={ARTICLE_LIMITS.audience}
      onChange={(next: string[]) => onChange?.({ ...chosen, [key]: next })}
    />
  )
  return (
    <div className="article-audience">
      {part('communities', '社区', communities)}
      {part('occupations', '职业', optionsOf(OCCUPATIONS))}
      {part('organisations', '单位', organisations)}
      {part('roles', '身份', optionsOf(ROLES))}
      <div className="small">
        {isForEverybody(chosen)
          ? '所有人都看得到，不登录也行，可以转发。'
          : '要同时符合上面选的每一项；别人从列表、链接、转发都看不到。'}
      </div>
    </div>
  )
}

/** How long a lesson takes, of what kind it is, and whether it is set. */
export function LessonField({ value, onChange }: FieldProps<Lesson>) {
  const lesson = value ?? { format: 'read' as const, seconds: 180 }
  const set = (more: Partial<Lesson>) => onChange?.({ ...lesson, ...more })
  return (
    <div className="article-box">
      <Radio.Group
        optionType="button"
        aria-label="怎么学"
        value={lesson.format}
        options={Object.entries(LESSON_FORMATS).map(([format, { label }]) => ({ value: format, label }))}
        onChange={(event) => set({ format: event.target.value })}
      />
      <InputNumber
        id="lesson-seconds"
        aria-label="要学多少秒"
        min={LESSON_LIMITS.least}
        max={LESSON_LIMITS.most}
        precision={0}
        suffix="秒"
        value={lesson.seconds}
        onChange={(seconds) => set({ seconds: seconds ?? LESSON_LIMITS.least })}
      />
      <Input
        id="lesson-series"
        aria-label="系列"
        placeholder="系列（可不填）：路上平安"
        maxLength={LESSON_LIMITS.series}
        value={lesson.series}
        onChange={(event) => set({ series: event.target.value || undefined })}
      />
      <DayField
        label="到哪天前学完"
        placeholder="到哪天前学完（不填就是随便学）"
        clears
        value={lesson.dueOn}
        onChange={(dueOn) => set({ dueOn })}
      />
    </div>
  )
}

/** 跟我有关吗: nothing, or all of it. */
export function BoxField({ value, onChange }: FieldProps<Box | undefined>) {
  const set = (more: Partial<Box>) => onChange?.({ forWhom: '', gain: '', ...value, ...more })
  return (
    <div className="article-box">
      <Switch
        id="box-on"
        checked={value !== undefined}
        checkedChildren="有"
        unCheckedChildren="没有"
        onChange={(on) => onChange?.(on ? { forWhom: '', gain: '' } : undefined)}
      />
      {value ? (
        <>
          <Input
            id="box-for"
            aria-label="给谁的"
            placeholder="给谁的：已报到的外卖骑手"
            maxLength={ARTICLE_LIMITS.forWhom}
            value={value.forWhom}
            onChange={(event) => set({ forWhom: event.target.value })}
          />
          <Input.TextArea
            id="box-gain"
            aria-label="能得到什么"
            placeholder="能得到什么：换一副防滑胎补一半"
            maxLength={ARTICLE_LIMITS.gain}
            autoSize
            value={value.gain}
            onChange={(event) => set({ gain: event.target.value })}
          />
          <DayField
            label="到哪天为止"
            placeholder="到哪天为止（不填就是长期）"
            clears
            value={value.until}
            onChange={(until) => set({ until })}
          />
          <ActionField value={value.action} onChange={(action) => set({ action })} />
        </>
      ) : null}
    </div>
  )
}

const BUTTONS = { none: '没有按钮', call: '打电话', navigate: '去这里', open: '打开一页' } as const

/** The one button of the box. */
function ActionField({ value, onChange }: FieldProps<Action | undefined>) {
  const begin = (kind: keyof typeof BUTTONS): Action | undefined => {
    if (kind === 'call') return { kind, phone: '' }
    if (kind === 'navigate') return { kind, place: '', location: { latitude: 37.5, longitude: 121.4 } }
    return kind === 'open' ? { kind, door: 'register' } : undefined
  }
  return (
    <>
      <Radio.Group
        optionType="button"
        size="small"
        value={value?.kind ?? 'none'}
        options={optionsOf(BUTTONS)}
        onChange={(event) => onChange?.(begin(event.target.value))}
      />
      {value?.kind === 'call' ? (
        <Input
          aria-label="电话"
          placeholder="电话"
          value={value.phone}
          onChange={(event) => onChange?.({ kind: 'call', phone: event.target.value })}
        />
      ) : null}
      {value?.kind === 'open' ? (
        <Select
          aria-label="打开哪一页"
          value={value.door}
          options={optionsOf(ARTICLE_DOORS)}
          onChange={(door) => onChange?.({ kind: 'open', door })}
        />
      ) : null}
      {value?.kind === 'navigate' ? <PlaceFields value={value} onChange={onChange} /> : null}
    </>
  )
}

function PlaceFields({
  value,
  onChange,
}: {
  value: Extract<Action, { kind: 'navigate' }>
  onChange: ((action: Action) => void) | undefined
}) {
  const { location } = value
  const at = (key: 'latitude' | 'longitude', label: string) => (
    <InputNumber
      aria-label={label}
      placeholder={label}
      value={location[key]}
      step={0.0001}
      onChange={(next) => onChange?.({ ...value, location: { ...location, [key]: next ?? 0 } })}
    />
  )
  return (
    <div className="row wrap">
      <Input
        aria-label="地点"
        placeholder="地点名称"
        maxLength={40}
        value={value.place}
        onChange={(event) => onChange?.({ ...value, place: event.target.value })}
      />
      {at('latitude', '纬度')}
      {at('longitude', '经度')}
    </div>
  )
}
