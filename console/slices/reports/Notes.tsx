import { api } from '@console/app/client'
import { useKeys } from '@console/app/keys/keys'
import { asProblem } from '@console/app/problem'
import { useNow } from '@console/parts/useNow'
import { useWrite } from '@console/parts/useWrite'
import { NOTE_LIMITS } from '@shared/rules/reports/reportDesk'
import { sayMoment } from '@shared/rules/time/day'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Input } from 'antd'
import { useState } from 'react'
import type { Report } from './answers'

/** What staff tell each other about a report; its reporter does not see it. */
export function Notes({ report }: { report: Report }) {
  const { reportId, desk } = report
  const [text, setText] = useState('')
  const nowMs = useNow()
  const answers = useQueryClient()
  const { message } = App.useApp()
  const { write, busy } = useWrite(api.reports.addNote)
  useKeys('备注', [{ key: 'n', label: '写内部备注', run: () => document.getElementById('note-text')?.focus() }])
  if (!desk) return null

  const add = async () => {
    if (text.trim() === '') return
    try {
      if (!(await write({ reportId, text: text.trim() }))) return
      setText('')
      message.success('已记下，只有同事看得到')
      await answers.invalidateQueries({ queryKey: ['reports', 'get', reportId] })
    } catch (error) {
      message.error(asProblem(error).message)
    }
  }

  return (
    <section className="panel">
      <h2 className="panel-title">
        内部备注 <span className="small">上报人看不到</span>
      </h2>
      {desk.notes.map(({ id, kind, byLabel, at, text: words }) => (
        <div key={id} className="note">
          <div className="row small">
            <span className="grow">{byLabel}</span>
            <span className="number">{sayMoment(at, nowMs)}</span>
          </div>
          {kind === 'look' ? `看了联系方式：${words}` : words}
        </div>
      ))}
      <Input.TextArea
        id="note-text"
        aria-label="写备注"
        value={text}
        placeholder="给同事的话，Ctrl + 回车记下"
        maxLength={NOTE_LIMITS.characters}
        autoSize={{ minRows: 2, maxRows: 6 }}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing) void add()
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
      />
      <Button className="note-add" loading={busy} disabled={text.trim() === ''} onClick={add}>
        记下
      </Button>
    </section>
  )
}
