import { PlusOutlined } from '@ant-design/icons'
import { CATEGORY_LIMITS, QUESTION_KINDS, type Question } from '@shared/rules/reports/category'
import { Button, Checkbox, Input, InputNumber, Select } from 'antd'
import { shortId } from './ids'
import { OptionsField } from './OptionsField'

const KINDS = Object.entries(QUESTION_KINDS).map(([value, label]) => ({ value, label }))
const BOUNDS = [
  { name: 'min', label: '最小' },
  { name: 'max', label: '最大' },
] as const

/** What is wrong with questions before they are sent; undefined when nothing is. */
export function questionsFault(questions: readonly Question[]): string | undefined {
  for (const [at, { label, kind, options = [] }] of questions.entries()) {
    if (label.trim() === '') return `问题 ${at + 1} 还没写问什么`
    if (kind !== 'single' && kind !== 'multi') continue
    if (options.length < 2) return `问题 ${at + 1} 至少要有两个选项`
    if (options.some((option) => option.label.trim() === '')) return `问题 ${at + 1} 有一个选项是空的`
  }
  return undefined
}

interface Props {
  id?: string
  value?: readonly Question[]
  onChange?: (questions: Question[]) => void
}

/** What more is asked when a category is chosen. */
export function QuestionsField({ id = 'questions', value = [], onChange }: Props) {
  const add = () => {
    const options = [shortId(), shortId()].map((option) => ({ id: option, label: '' }))
    onChange?.([...value, { id: shortId(), kind: 'single', label: '', required: false, options }])
  }
  return (
    <>
      {value.map((question, at) => (
        <QuestionRow
          key={question.id}
          id={`${id}-${at}`}
          place={at + 1}
          question={question}
          onChange={(part) => onChange?.(value.map((each) => (each.id === question.id ? { ...each, ...part } : each)))}
          onDrop={() => onChange?.(value.filter((each) => each.id !== question.id))}
        />
      ))}
      {value.length < CATEGORY_LIMITS.questions ? (
        <Button id={`${id}-add`} icon={<PlusOutlined />} onClick={add}>
          加一个问题
        </Button>
      ) : (
        <span className="small">最多 {CATEGORY_LIMITS.questions} 个问题</span>
      )}
    </>
  )
}

interface RowProps {
  id: string
  place: number
  question: Question
  onChange: (part: Partial<Question>) => void
  onDrop: () => void
}

function QuestionRow({ id, place, question, onChange, onDrop }: RowProps) {
  const { kind, label, required, options = [], unit } = question
  return (
    <fieldset className="question plain-set">
      <legend className="small">问题 {place}</legend>
      <Input
        id={`${id}-label`}
        aria-label={`问题 ${place} 问什么`}
        placeholder="例如：有人受伤吗"
        maxLength={CATEGORY_LIMITS.labelCharacters}
        value={label}
        onChange={(event) => onChange({ label: event.target.value })}
      />
      <div className="row wrap">
        <Select
          aria-label={`问题 ${place} 怎么回答`}
          className="question-kind"
          options={KINDS}
          value={kind}
          onChange={(next) => onChange({ kind: next as Question['kind'] })}
        />
        <Checkbox checked={required} onChange={(event) => onChange({ required: event.target.checked })}>
          必须回答
        </Checkbox>
        <span className="grow" />
        <Button size="small" type="text" danger onClick={onDrop}>
          去掉
        </Button>
      </div>
      {kind === 'single' || kind === 'multi' ? (
        <OptionsField id={`${id}-options`} options={options} onChange={(next) => onChange({ options: next })} />
      ) : null}
      {kind === 'number' ? (
        <div className="row">
          {BOUNDS.map(({ name, label: says }) => (
            <InputNumber
              key={name}
              aria-label={`问题 ${place} ${says}`}
              placeholder={`${says}不限`}
              value={question[name] ?? null}
              onChange={(bound) => onChange({ [name]: bound ?? undefined })}
            />
          ))}
          <Input
            aria-label={`问题 ${place} 的单位`}
            placeholder="单位，如厘米"
            maxLength={6}
            value={unit ?? ''}
            onChange={(event) => onChange({ unit: event.target.value })}
          />
        </div>
      ) : null}
    </fieldset>
  )
}
