import { CloseOutlined } from '@ant-design/icons'
import { ruleFor, ruleOf } from '@console/parts/schema'
import { contract } from '@shared/contract/contract'
import { Community, MAX_TEAMS, Unit } from '@shared/contract/places'
import type { Point } from '@shared/rules/place/geo'
import { Button, Form, type FormListOperation, Input } from 'antd'
import type { ReactNode } from 'react'
import type { StreetSetup } from '../answers'
import { freeId } from '../ids'
import { PointField } from '../PointField'
import { pointFault } from '../points'
import { isTwice, type StreetValues } from './streetForm'

/** What the street is called, and the number people call. */
export function Named() {
  return (
    <section className="panel setup-named">
      <Form.Item
        name="name"
        label="街道名称"
        rules={[ruleOf(contract.setup.saveStreet, 'name')]}
        validateTrigger="onBlur"
      >
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="hotline"
        label="热线"
        extra="小哥在求助、帮助里打的就是它。"
        rules={[ruleOf(contract.setup.saveStreet, 'hotline')]}
        validateTrigger="onBlur"
      >
        <Input className="number" inputMode="tel" maxLength={16} autoComplete="off" />
      </Form.Item>
    </section>
  )
}

interface RowsProps {
  /** Was it added here, and is not saved yet? Then it may be taken away again. */
  isNew: (teamId: string) => boolean
  addIcon: ReactNode
}

/** Communities: where people register, and whose grid workers see them. */
export function Communities({ street, isNew, addIcon }: RowsProps & { street: StreetSetup }) {
  return (
    <section className="panel" aria-labelledby="communities">
      <h2 className="panel-title" id="communities">
        社区
      </h2>
      <p className="small">社区可以改名、挪中心点；已经有的不能去掉，报到和工单都跟着它。</p>
      <Form.List name="communities">
        {(rows, list) => (
          <>
            {rows.map(({ key, name: at }, index) => (
              <div key={key} className="setup-row setup-row--community">
                <Id list="communities" at={at} field="communityId" of={`第 ${index + 1} 个社区`} isNew={isNew} />
                <Form.Item
                  name={[at, 'name']}
                  label="名称"
                  rules={[ruleFor(Community.entries.name)]}
                  validateTrigger="onBlur"
                >
                  <Input maxLength={40} autoComplete="off" />
                </Form.Item>
                <Form.Item
                  name={[at, 'center']}
                  label="中心点"
                  validateFirst
                  rules={[
                    ruleFor(Community.entries.center, '请填纬度和经度'),
                    {
                      validator: async (_, point: Point) => {
                        const words = pointFault(point, street)
                        if (words !== undefined) throw new Error(words)
                      },
                    },
                  ]}
                  validateTrigger="onBlur"
                >
                  <PointField of={`第 ${index + 1} 个社区`} street={street} />
                </Form.Item>
                <Remove list="communities" at={at} field="communityId" isNew={isNew} operation={list} />
              </div>
            ))}
            <Add
              what="社区"
              prefix="sq"
              id="community-add"
              icon={addIcon}
              full={rows.length >= MAX_TEAMS}
              onAdd={(communityId) => list.add({ communityId, name: '' })}
            />
          </>
        )}
      </Form.List>
    </section>
  )
}

/** Units: who gets work from the communities. */
export function Units({ isNew, addIcon }: RowsProps) {
  return (
    <section className="panel" aria-labelledby="units">
      <h2 className="panel-title" id="units">
        单位
      </h2>
      <p className="small">环卫所、物业这些接社区转办的单位。</p>
      <Form.List name="units">
        {(rows, list) => (
          <>
            {rows.map(({ key, name: at }, index) => (
              <div key={key} className="setup-row setup-row--unit">
                <Id list="units" at={at} field="unitId" of={`第 ${index + 1} 个单位`} isNew={isNew} />
                <Form.Item
                  name={[at, 'name']}
                  label="名称"
                  rules={[ruleFor(Unit.entries.name)]}
                  validateTrigger="onBlur"
                >
                  <Input maxLength={40} autoComplete="off" />
                </Form.Item>
                <Form.Item
                  name={[at, 'phone']}
                  label="电话"
                  rules={[ruleFor(Unit.entries.phone)]}
                  validateTrigger="onBlur"
                >
                  <Input className="number" inputMode="tel" maxLength={16} autoComplete="off" />
                </Form.Item>
                <Remove list="units" at={at} field="unitId" isNew={isNew} operation={list} />
              </div>
            ))}
            <Add
              what="单位"
              prefix="dw"
              id="unit-add"
              icon={addIcon}
              full={rows.length >= MAX_TEAMS}
              onAdd={(unitId) => list.add({ unitId, name: '', phone: '' })}
            />
          </>
        )}
      </Form.List>
    </section>
  )
}

interface AtProps {
  list: 'communities' | 'units'
  at: number
  field: 'communityId' | 'unitId'
  isNew: (teamId: string) => boolean
}

/** A row's id: to be typed while it is new, and then for good. */
function Id({ list, at, field, of, isNew }: AtProps & { of: string }) {
  const form = Form.useFormInstance<StreetValues>()
  const id: unknown = Form.useWatch([list, at, field], form)
  const rules = [
    ruleFor(Community.entries.communityId, '请写编号'),
    {
      validator: async (_: unknown, typed: string) => {
        if (isTwice(typed, form.getFieldsValue(true) as StreetValues)) throw new Error('编号不能重复，请换一个')
      },
    },
  ]
  const isFixed = typeof id === 'string' && !isNew(id)
  return (
    <Form.Item name={[at, field]} label="编号" validateFirst rules={rules} validateTrigger="onBlur">
      <Input
        className="number"
        aria-label={`${of}的编号`}
        maxLength={32}
        readOnly={isFixed}
        variant={isFixed ? 'borderless' : 'outlined'}
      />
    </Form.Item>
  )
}

function Remove({ list, at, field, isNew, operation }: AtProps & { operation: FormListOperation }) {
  const form = Form.useFormInstance<StreetValues>()
  const id: unknown = Form.useWatch([list, at, field], form)
  if (typeof id === 'string' && !isNew(id)) return <span />
  return (
    <Button
      type="text"
      icon={<CloseOutlined />}
      aria-label="去掉这一行"
      title="去掉这一行"
      onClick={() => operation.remove(at)}
    />
  )
}

interface AddProps {
  what: string
  prefix: string
  id: string
  icon: ReactNode
  full: boolean
  onAdd: (id: string) => void
}

function Add({ what, prefix, id, icon, full, onAdd }: AddProps) {
  const form = Form.useFormInstance<StreetValues>()
  const add = () => {
    const { communities, units } = form.getFieldsValue(true) as StreetValues
    onAdd(freeId(prefix, [...communities.map((each) => each.communityId), ...units.map((each) => each.unitId)]))
  }
  return (
    <Button id={id} icon={icon} disabled={full} onClick={add}>
      {full ? `最多 ${MAX_TEAMS} 个` : `加一个${what}`}
    </Button>
  )
}
