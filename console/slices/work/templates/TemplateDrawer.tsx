import { api } from '@console/app/client'
import { KeptDrawer } from '@console/parts/kept/KeptDrawer'
import { allOf } from '@console/parts/pages'
import type { Values } from '@console/parts/RouteForm'
import { useWrite } from '@console/parts/useWrite'
import { contract, type Inputs, type Outputs } from '@shared/contract/contract'
import {
  fillTemplate,
  TEMPLATE_FACTS,
  TEMPLATE_LIMITS,
  TEMPLATE_MOVES,
  type TemplateMove,
  unknownFacts,
} from '@shared/rules/reports/replyTemplate'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Input, Select, Switch } from 'antd'

export type Template = Outputs['reports']['templates']['items'][number]
type Saved = Inputs['reports']['saveTemplate']

const MOVES = Object.entries(TEMPLATE_MOVES).map(([value, label]) => ({ value, label }))
const FACTS = Object.keys(TEMPLATE_FACTS)
const LABELS = { move: '什么时候用', title: '名称', text: '内容', active: '使用' }

const valuesOf = ({ move, title, text, active }: Template): Values => ({ move, title, text, active })

function say(key: string, value: unknown): string {
  if (key === 'move') return TEMPLATE_MOVES[value as TemplateMove]
  return typeof value === 'boolean' ? (value ? '使用' : '停用') : String(value)
}

interface Props {
  template: Template | undefined
  newTemplateId: string
  onClose: () => void
}

/** A template: when it is offered, its words with facts of the report, and how they will read. */
export function TemplateDrawer({ template, newTemplateId, onClose }: Props) {
  const answers = useQueryClient()
  const { write, busy } = useWrite(api.reports.saveTemplate)
  const templateId = template?.templateId ?? newTemplateId
  const askAnew = () => answers.invalidateQueries({ queryKey: ['templates'] })
  return (
    <KeptDrawer<Template>
      kind="模板"
      title={template ? `改模板：${template.title}` : '新的模板'}
      route={contract.reports.saveTemplate}
      kept={template}
      valuesOf={valuesOf}
      initial={template ? valuesOf(template) : { move: 'accept', title: '', text: '', active: true }}
      fresh={async () =>
        (await allOf((page) => api.reports.templates(page))).find((each) => each.templateId === templateId)
      }
      save={(values, version = 0) => write({ ...(values as Omit<Saved, 'id'>), templateId, version })}
      busy={busy}
      labels={LABELS}
      say={say}
      onSaved={() => {
        onClose()
        void askAnew()
      }}
      onClose={onClose}
    >
      {(field, { text }) => (
        <>
          {field('move', '什么时候用', <Select options={MOVES} />)}
          {field('title', '名称', <Input maxLength={TEMPLATE_LIMITS.title} autoComplete="off" placeholder="已收到" />)}
          {field('text', '内容', <FactText />, {
            wrong: (words) => {
              const [unknown] = unknownFacts(String(words))
              return unknown === undefined ? undefined : `没有“{${unknown}}”这一项，请用上面的`
            },
            hint: text ? `看起来是：${fillTemplate(String(text), TEMPLATE_FACTS)}` : '上报人会看到这段话。',
          })}
          {field('active', '使用', <Switch checkedChildren="使用" unCheckedChildren="停用" />, { valueIs: 'checked' })}
        </>
      )}
    </KeptDrawer>
  )
}

interface FactTextProps {
  id?: string
  value?: string
  onChange?: (text: string) => void
}

/** Words, and the facts of a report that may stand in them. */
function FactText({ id, value = '', onChange }: FactTextProps) {
  return (
    <>
      <div className="row wrap presets">
        {FACTS.map((fact) => (
          <Button key={fact} size="small" aria-label={`加入${fact}`} onClick={() => onChange?.(`${value}{${fact}}`)}>
            ＋{fact}
          </Button>
        ))}
      </div>
      <Input.TextArea
        {...(id === undefined ? {} : { id })}
        value={value}
        maxLength={TEMPLATE_LIMITS.text}
        showCount
        autoSize={{ minRows: 3, maxRows: 8 }}
        placeholder="写给上报人的话"
        onChange={(event) => onChange?.(event.target.value)}
      />
    </>
  )
}
