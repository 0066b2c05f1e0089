import { MinusOutlined, PlusOutlined } from '@ant-design/icons'
import { api } from '@console/app/client'
import { now } from '@console/app/clock'
import { KeptDrawer } from '@console/parts/kept/KeptDrawer'
import { useTeams } from '@console/parts/street'
import { useWrite } from '@console/parts/useWrite'
import { AudienceField } from '@console/slices/articles/fields'
import { momentTyped, typedMoment } from '@console/slices/articles/moments'
import { useOrgOptions } from '@console/slices/articles/useOrgOptions'
import { contract } from '@shared/contract/contract'
import { ACTIVITY_KINDS, ACTIVITY_LIMITS, ATTENDANCE_MODES } from '@shared/rules/activities/activity'
import { dayOf, sayMoment } from '@shared/rules/time/day'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Checkbox, Input, InputNumber, Radio, Select, Switch } from 'antd'
import { useRef, useState } from 'react'
import { freePosition, hasLater, sayLater, type Typed, typedOf, valuesOf } from './activity'
import { PlaceField } from './PlaceField'
import { type Activity, FOLLOWS } from './useActivities'

const L = ACTIVITY_LIMITS
const KINDS = Object.entries(ACTIVITY_KINDS).map(([value, { label }]) => ({ value, label }))
const MODES = Object.entries(ATTENDANCE_MODES).map(([value, { label }]) => ({ value, label }))

const LABELS: Readonly<Record<string, string>> = {
  kind: '类型',
  title: '名称',
  text: '介绍',
  communityId: '哪个社区的',
  hostId: '谁来办',
  with: '一起办的社区',
  partners: '一起办的单位',
  starts: '开始',
  ends: '结束',
  place: '地点',
  audience: '给谁',
  signUp: '要报名',
  capacity: '名额',
  positions: '岗位',
  opensAt: '从什么时候开始报名',
  closesAt: '报名到什么时候',
  along: '每人可以带几位',
  children: '可以带孩子',
  bring: '要带的东西',
  contactName: '联系人',
  contactPhone: '联系电话',
  mode: '签到',
  walkIns: '没报名也能签到',
  items: '每人领什么',
}

interface Props {
  /** The one that is changed; absent for a new one. */
  activity: Activity | undefined
  onClose: () => void
  onSaved: (activityId: string) => void
}

type Kept = Activity & { version: number }
const kept = (activity: Activity): Kept => ({ ...activity, version: activity.revision })

/** All that is written of an activity. Of a published one, those who signed up are told what changed. */
export function Editor({ activity, onClose, onSaved }: Props) {
  const answers = useQueryClient()
  const teams = useTeams() ?? []
  const orgs = useOrgOptions()
  const one = useWrite(api.activities.save)
  const many = useWrite(api.activities.changeSeries)
  const [isForLater, setForLater] = useState(false)
  const { message } = App.useApp()
  const today = dayOf(now())
  const [initial] = useState(() => valuesOf(activity, today, teams[0]?.communityId))
  const saved = useRef(activity?.activityId)
  const activityId = activity?.activityId
  const communities = teams.map(({ communityId, name }) => ({ value: communityId, label: name }))
  const several = (options: { value: string; label: string }[], placeholder: string) => (
    <Select mode="multiple" optionFilterProp="label" maxCount={L.with} placeholder={placeholder} options={options} />
  )
  return (
    <KeptDrawer<Kept>
      kind="活动"
      title={activity ? `修改：${activity.title}` : '新活动'}
      route={contract.activities.save}
      kept={activity && kept(activity)}
      overtaken="ACTIVITY_CHANGED"
      valuesOf={(each) => valuesOf(each, today, each.communityId)}
      initial={initial}
      fresh={async () => (activityId === undefined ? undefined : kept(await api.activities.edit({ activityId })))}
      save={async (values, version) => {
        const words = { ...typedOf(values), revision: version ?? 0 }
        if (isForLater && activityId !== undefined) {
          const changed = await many.write({ ...words, activityId })
          if (changed) message.success(sayLater(changed, now()))
          return changed
        }
        const written = await one.write({ ...words, activityId })
        if (written) saved.current = written.activityId
        return written
      }}
      busy={one.busy || many.busy}
      labels={LABELS}
      say={(key, value) => sayValue(key, value)}
      faultsAt={{ UNKNOWN_COMMUNITY: 'communityId' }}
      onSaved={() => {
        for (const queryKey of FOLLOWS) void answers.invalidateQueries({ queryKey })
        onClose()
        if (saved.current !== undefined) onSaved(saved.current)
      }}
      onClose={onClose}
    >
      {(field, values) => {
        const typed = values as Partial<Typed>
        return (
          <>
            {hasLater(activity) ? (
              <Checkbox
                id="activity-later"
                checked={isForLater}
                onChange={(event) => setForLater(event.target.checked)}
              >
                这一场以后的场次也照此改（单独改过的不动）
              </Checkbox>
            ) : null}
            {field('kind', LABELS.kind, <Radio.Group optionType="button" options={KINDS} />)}
            {field('title', LABELS.title, <Input maxLength={L.title} autoComplete="off" />, { missing: '请填名称' })}
            {field(
              'text',
              LABELS.text,
              <Input.TextArea maxLength={L.text} showCount autoSize={{ minRows: 3, maxRows: 10 }} />,
            )}
            <div className="field-pair">
              {field('starts', LABELS.starts, <MomentField />, { missing: '请填什么时候开始' })}
              {field('ends', LABELS.ends, <MomentField />, {
                missing: '请填什么时候结束',
                wrong: (ends) => (Number(ends) <= Number(typed.starts) ? '结束要在开始之后' : undefined),
              })}
            </div>
            {field('place', LABELS.place, <PlaceField />, { missing: '请填地点' })}
            {field('communityId', LABELS.communityId, <Select options={communities} />, {
              missing: '请选社区',
              hint: '数字算在这个社区，只算一次。',
            })}
            {field(
              'with',
              LABELS.with,
              several(
                communities.filter(({ value }) => value !== typed.communityId),
                '没有',
              ),
            )}
            {field(
              'hostId',
              '谁来办（不选就是社区）',
              <Select allowClear optionFilterProp="label" showSearch options={orgs} />,
            )}
            {field('partners', LABELS.partners, several(orgs, '没有'))}
            {field('audience', LABELS.audience, <AudienceField />)}
            {field('signUp', '要不要报名', <Switch checkedChildren="要报名" unCheckedChildren="直接来" />, {
              valueIs: 'checked',
            })}
            {typed.signUp ? (
              <>
                {field('positions', '岗位（不分岗位就不加）', <PositionsField />)}
                {(typed.positions ?? []).length === 0
                  ? field(
                      'capacity',
                      '名额（不限就不填）',
                      <InputNumber min={1} max={L.capacity} precision={0} suffix="人" />,
                      {
                        hint: '改少了，已经报上的不受影响；改多了，候补的人按顺序补上。',
                      },
                    )
                  : null}
                <div className="field-pair">
                  {field('opensAt', '从什么时候开始报名（可不填）', <MomentField clears />)}
                  {field('closesAt', '报名到什么时候（可不填）', <MomentField clears />, {
                    hint: '不填就到活动开始。',
                  })}
                </div>
                <div className="field-pair">
                  {field('along', LABELS.along, <InputNumber min={0} max={L.along} precision={0} suffix="位" />)}
                  {field('children', LABELS.children, <Switch />, { valueIs: 'checked' })}
                </div>
              </>
            ) : null}
            {field('mode', LABELS.mode, <Radio.Group optionType="button" options={MODES} />, {
              hint: '算工时的要签到和签退。',
            })}
            {field('walkIns', LABELS.walkIns, <Switch />, { valueIs: 'checked' })}
            {typed.kind === 'carepack' ? field('items', LABELS.items, <ItemsField />) : null}
            {field('bring', '要带的东西（可不填）', <Input maxLength={L.bring} autoComplete="off" />)}
            <div className="field-pair">
              {field('contactName', '联系人（可不填）', <Input maxLength={L.contact} autoComplete="off" />)}
              {field(
                'contactPhone',
                '联系电话',
                <Input className="number" inputMode="tel" maxLength={20} autoComplete="off" />,
                {
                  wrong: (phone) => (values.contactName && !phone ? '写了联系人，请填电话' : undefined),
                },
              )}
            </div>
          </>
        )
      }}
    </KeptDrawer>
  )
}

function sayValue(key: string, value: unknown): string {
  if (key === 'starts' || key === 'ends' || key === 'opensAt' || key === 'closesAt') {
    return value === undefined ? '没有' : sayMoment(Number(value), now())
  }
  if (typeof value === 'boolean') return value ? '是' : '不是'
  if (Array.isArray(value)) return `${value.length} 项`
  if (typeof value === 'object' && value !== null) return 'name' in value ? String(value.name) : '改过'
  return value === undefined || value === '' ? '没有' : String(value)
}

interface FieldProps<T> {
  id?: string
  value?: T
  onChange?: (value: T) => void
}

/** A moment, in Shanghai whatever the PC's zone is. */
function MomentField({ id, value, onChange, clears }: FieldProps<number | undefined> & { clears?: boolean }) {
  return (
    <Input
      id={id}
      type="datetime-local"
      className="number"
      allowClear={clears ?? false}
      value={value === undefined ? '' : typedMoment(value)}
      onChange={(event) => onChange?.(momentTyped(event.target.value))}
    />
  )
}

type Positions = Typed['positions']

function PositionsField({ value = [], onChange }: FieldProps<Positions>) {
  const change = (at: number, part: Partial<Positions[number]>) =>
    onChange?.(value.map((each, place) => (place === at ? { ...each, ...part } : each)))
  return (
    <div className="activity-lines">
      {value.map(({ positionId, name, capacity }, place) => (
        <div key={positionId} className="row">
          <Input
            aria-label={`岗位 ${place + 1}`}
            maxLength={L.position}
            placeholder="如：引导"
            value={name}
            onChange={(event) => change(place, { name: event.target.value })}
          />
          <InputNumber
            aria-label={`岗位 ${place + 1} 的名额`}
            min={1}
            max={L.capacity}
            precision={0}
            suffix="人"
            placeholder="不限"
            value={capacity ?? null}
            onChange={(next) => change(place, { capacity: next ?? undefined })}
          />
          <Button
            icon={<MinusOutlined />}
            aria-label={`去掉岗位 ${place + 1}`}
            onClick={() => onChange?.(value.filter((each) => each.positionId !== positionId))}
          />
        </div>
      ))}
      <Button
        id="position-add"
        icon={<PlusOutlined />}
        disabled={value.length >= L.positions}
        onClick={() => onChange?.([...value, { positionId: freePosition(value), name: '' }])}
      >
        加一个岗位
      </Button>
    </div>
  )
}

type Items = Typed['items']

function ItemsField({ value = [], onChange }: FieldProps<Items>) {
  const change = (at: number, part: Partial<Items[number]>) =>
    onChange?.(value.map((each, place) => (place === at ? { ...each, ...part } : each)))
  return (
    <div className="activity-lines">
      {value.map(({ name, each: count }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has nothing of its own before it is sent
        <div key={place} className="row">
          <Input
            aria-label={`物品 ${place + 1}`}
            maxLength={L.item}
            placeholder="如：手套"
            value={name}
            onChange={(event) => change(place, { name: event.target.value })}
          />
          <InputNumber
            aria-label={`物品 ${place + 1} 每人几个`}
            min={1}
            max={L.each}
            precision={0}
            suffix="个"
            value={count}
            onChange={(next) => change(place, { each: next ?? 1 })}
          />
          <Button
            icon={<MinusOutlined />}
            aria-label={`去掉物品 ${place + 1}`}
            onClick={() => onChange?.(value.filter((_, at) => at !== place))}
          />
        </div>
      ))}
      <Button
        icon={<PlusOutlined />}
        disabled={value.length >= L.items}
        onClick={() => onChange?.([...value, { name: '', each: 1 }])}
      >
        加一样
      </Button>
    </div>
  )
}
