import { Card } from '@miniapp/components/Card'
import { CheckRow } from '@miniapp/components/CheckRow'
import { Choice, TextField } from '@miniapp/components/Fields'
import { Tap } from '@miniapp/components/Tap'
import { CATEGORY_LIMITS, QUESTION_KINDS, type QuestionKind } from '@shared/rules/reports/category'
import type { QuestionForm } from './categoryForm'

const KINDS = (Object.keys(QUESTION_KINDS) as QuestionKind[]).map((key) => ({ key, name: QUESTION_KINDS[key] }))
const LABEL = CATEGORY_LIMITS.labelCharacters

interface Props {
  question: QuestionForm
  number: number
  onChange: (fields: Partial<QuestionForm>) => void
  onDrop: () => void
}

/** One question of a category: what is asked, how it is answered, within which bounds. */
export function QuestionEditor({ question, number, onChange, onDrop }: Props) {
  const { id, kind, label, required, options, min, max, unit } = question
  const bound = (name: 'min' | 'max', says: string, value: string) => (
    <TextField
      id={`question-${id}-${name}`}
      label={says}
      kind="digits"
      placeholder="不限"
      max={7}
      value={value}
      onChange={(text) => onChange({ [name]: text })}
    />
  )
  return (
    <Card className="form" title={`问题 ${number}`}>
      <TextField
        id={`question-${id}-label`}
        label="问什么"
        placeholder="例如：有人受伤吗"
        max={LABEL}
        value={label}
        onChange={(text) => onChange({ label: text })}
      />
      <Choice
        id={`question-${id}-kind`}
        label="怎么回答"
        placeholder="选一种"
        options={KINDS}
        value={kind}
        onChange={(next) => onChange({ kind: next })}
      />
      {kind === 'single' || kind === 'multi' ? (
        <TextField
          id={`question-${id}-options`}
          label="选项，一行一个"
          placeholder={'没有\n有人受伤=120'}
          lines="many"
          max={CATEGORY_LIMITS.options * (LABEL + 8)}
          value={options}
          note="写成“有人受伤=120”的选项，选了就先让他打电话"
          onChange={(text) => onChange({ options: text })}
        />
      ) : null}
      {kind === 'number' ? (
        <>
          {bound('min', '最小', min)}
          {bound('max', '最大', max)}
          <TextField
            id={`question-${id}-unit`}
            label="单位"
            placeholder="厘米、辆"
            max={6}
            value={unit}
            onChange={(text) => onChange({ unit: text })}
          />
        </>
      ) : null}
      <CheckRow
        id={`question-${id}-required`}
        checked={required}
        label="必须回答"
        onChange={(next) => onChange({ required: next })}
      >
        必须回答
      </CheckRow>
      <Tap id={`question-${id}-drop`} className="chip chip--sunk" onTap={onDrop}>
        删掉这个问题
      </Tap>
    </Card>
  )
}
