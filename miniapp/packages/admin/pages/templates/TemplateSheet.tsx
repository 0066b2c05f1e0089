import { BigButton } from '@miniapp/components/BigButton'
import { Choice, TextField } from '@miniapp/components/Fields'
import { Sheet } from '@miniapp/components/Sheet'
import { Tap } from '@miniapp/components/Tap'
import {
  fillTemplate,
  TEMPLATE_FACTS,
  TEMPLATE_LIMITS,
  TEMPLATE_MOVES,
  type TemplateFact,
  type TemplateMove,
  unknownFacts,
} from '@shared/rules/reports/replyTemplate'
import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Template } from './useTemplates'

const MOVES = (Object.keys(TEMPLATE_MOVES) as TemplateMove[]).map((key) => ({ key, name: TEMPLATE_MOVES[key] }))
const FACTS = Object.keys(TEMPLATE_FACTS) as TemplateFact[]

interface Props {
  template: Template
  busy: boolean
  onSave: (template: Template) => void
  onClose: () => void
}

/** Writes a template: when it is offered, its name, its words with facts of the report, and how that will read. */
export function TemplateSheet({ template, busy, onSave, onClose }: Props) {
  const [draft, setDraft] = useState(template)
  const change = (part: Partial<Template>) => setDraft((before) => ({ ...before, ...part }))
  const { title, text, move, active, version } = draft
  const [unknown] = unknownFacts(text)
  const missing = title.trim() === '' || text.trim() === ''
  const problem = unknown === undefined ? undefined : `没有“{${unknown}}”这一项，请用下面的`
  return (
    <Sheet id="template" open title={version === 0 ? '新的模板' : '改模板'} onClose={onClose}>
      <Choice
        id="template-move"
        label="什么时候用"
        placeholder="请选择"
        options={MOVES}
        value={move}
        onChange={(key) => change({ move: key })}
      />
      <TextField
        id="template-title"
        label="名称"
        value={title}
        placeholder="已收到"
        max={TEMPLATE_LIMITS.title}
        onChange={(value) => change({ title: value })}
      />
      <TextField
        id="template-text"
        label="内容"
        value={text}
        placeholder="写给上报人的话"
        max={TEMPLATE_LIMITS.text}
        lines="many"
        problem={problem}
        onChange={(value) => change({ text: value })}
      />
      <View className="day-chips">
        {FACTS.map((fact) => (
          <Tap
            key={fact}
            id={`fact-${FACTS.indexOf(fact)}`}
            className="day-chip"
            label={`加入${fact}`}
            onTap={() => setDraft((before) => ({ ...before, text: `${before.text}{${fact}}` }))}
          >
            ＋{fact}
          </Tap>
        ))}
      </View>
      {text && !problem ? <View className="small">看起来是：{fillTemplate(text, TEMPLATE_FACTS)}</View> : null}
      <BigButton
        id="template-save"
        busy={busy}
        missing={missing && '还差名称或内容'}
        disabled={problem !== undefined}
        onTap={() => onSave({ ...draft, title: title.trim(), text: text.trim() })}
      >
        保存
      </BigButton>
      {version > 0 ? (
        <BigButton id="template-toggle" kind="plain" busy={busy} onTap={() => onSave({ ...template, active: !active })}>
          {active ? '停用' : '重新启用'}
        </BigButton>
      ) : null}
    </Sheet>
  )
}
