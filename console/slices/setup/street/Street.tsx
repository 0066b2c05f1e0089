import { PlusOutlined } from '@ant-design/icons'
import { api } from '@console/app/client'
import { asProblem, codeOf } from '@console/app/problem'
import type { TheirChange } from '@console/parts/kept/merge'
import { Overtaken } from '@console/parts/kept/Overtaken'
import { Loaded } from '@console/parts/States'
import { showFaults } from '@console/parts/schema'
import { useWrite } from '@console/parts/useWrite'
import { useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Form } from 'antd'
import { useState } from 'react'
import { type StreetSetup, useStreetSetup } from '../answers'
import { Communities, Named, Units } from './rows'
import { inputOf, labelOf, mergedStreet, type StreetValues, sayPart, streetValues } from './streetForm'
import '../setup.css'

/** Name, hotline, communities and units of the street, saved as one. */
export function Street() {
  const street = useStreetSetup()
  return (
    <div className="page setup-street">
      <header className="page-head">
        <h1>街道资料</h1>
        <span className="small">小哥和工作人员看到的名称、电话和社区，改完一次保存。</span>
      </header>
      <Loaded query={street} rows={10}>
        {(found) => <StreetForm street={found} />}
      </Loaded>
    </div>
  )
}

function StreetForm({ street }: { street: StreetSetup }) {
  const answers = useQueryClient()
  const { message } = App.useApp()
  const [form] = Form.useForm<StreetValues>()
  // What the form began with; a newer answer comes in when it is saved, not while somebody types.
  const [base, setBase] = useState(street)
  const [changes, setChanges] = useState<readonly TheirChange[]>()
  const [said, setSaid] = useState<string>()
  const [isTouched, setTouched] = useState(false)
  const { write, busy } = useWrite(api.setup.saveStreet)

  const begin = (next: StreetSetup) => {
    setBase(next)
    setChanges(undefined)
    setSaid(undefined)
    setTouched(false)
    form.setFieldsValue(streetValues(next))
  }

  const takeOver = async (mine: StreetValues) => {
    const theirs = await api.setup.street({})
    const merged = mergedStreet(streetValues(base), streetValues(theirs), mine)
    form.setFieldsValue(merged.values)
    setBase(theirs)
    setChanges(merged.changes)
  }

  const save = async () => {
    setSaid(undefined)
    // Each fault stands at its field.
    const filled = await form.validateFields().catch(() => undefined)
    if (!filled) {
      const fault = form.getFieldsError().find(({ errors }) => errors.length > 0)
      if (fault) form.scrollToField(fault.name, { focus: true, block: 'center' })
      return
    }
    try {
      const saved = await write(inputOf(filled, base.version))
      if (!saved) return
      begin({ ...base, ...filled, version: saved.version })
      message.success('街道资料已保存')
      await Promise.all([['setup'], ['stations']].map((queryKey) => answers.invalidateQueries({ queryKey })))
    } catch (error) {
      try {
        if (codeOf(error) === 'SETTING_CHANGED') return await takeOver(filled)
        const { data, message: words } = asProblem(error)
        if (!showFaults(form, data)) setSaid(words)
      } catch (again) {
        setSaid(asProblem(again).message)
      }
    }
  }

  const isNew = (teamId: string) =>
    !base.communities.some(({ communityId }) => communityId === teamId) &&
    !base.units.some(({ unitId }) => unitId === teamId)

  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={streetValues(base)}
      onValuesChange={() => setTouched(true)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing) void save()
      }}
    >
      {changes ? <Overtaken changes={changes} label={labelOf} say={sayPart} /> : null}
      <Named />
      <Communities street={base} isNew={isNew} addIcon={<PlusOutlined />} />
      <Units isNew={isNew} addIcon={<PlusOutlined />} />
      <div className="setup-save">
        {said ? <Alert type="error" showIcon title={said} /> : null}
        <div className="row">
          <Button id="street-save" type="primary" loading={busy} onClick={save}>
            保存
          </Button>
          <Button disabled={!isTouched || busy} onClick={() => begin(base)}>
            放弃改动
          </Button>
          <span className="small">{isTouched ? '有没保存的改动' : ''}</span>
        </div>
      </div>
    </Form>
  )
}
