import { Card } from '@miniapp/components/Card'
import { Field, TextField } from '@miniapp/components/Fields'
import { Tap } from '@miniapp/components/Tap'
import { type Answer, CATEGORY_LIMITS, type Question } from '@shared/rules/reports/category'
import { View } from '@tarojs/components'
import { MomentField } from './MomentField'
import '@miniapp/components/Presets.scss'

interface Props {
  questions: readonly Question[]
  answers: readonly Answer[]
  /** In an emergency no answer is required. */
  optional: boolean
  onAnswer: (questionId: string, value: Answer['value'] | undefined) => void
}

/** What the chosen category asks beyond photo, place and words. Its parts are `question-<id>` and `question-<id>-<option>`. */
export function Questions({ questions, answers, optional, onAnswer }: Props) {
  if (questions.length === 0) return null
  return (
    <Card className="form" title="还要问一下">
      {questions.map((question) => (
        <OneQuestion
          key={question.id}
          question={optional ? { ...question, required: false } : question}
          value={answers.find(({ questionId }) => questionId === question.id)?.value}
          onAnswer={(value) => onAnswer(question.id, value)}
        />
      ))}
    </Card>
  )
}

interface OneProps {
  question: Question
  value: Answer['value'] | undefined
  onAnswer: (value: Answer['value'] | undefined) => void
}

function OneQuestion({ question, value, onAnswer }: OneProps) {
  const { id, kind, required, unit, min, max, options = [] } = question
  const label = required ? question.label : `${question.label}（可以不答）`
  if (kind === 'moment') {
    return (
      <MomentField
        id={`question-${id}`}
        label={label}
        value={typeof value === 'string' ? value : ''}
        onChange={(moment) => onAnswer(moment || undefined)}
      />
    )
  }
  if (kind === 'text' || kind === 'paragraph') {
    const isLong = kind === 'paragraph'
    return (
      <TextField
        id={`question-${id}`}
        label={label}
        placeholder={isLong ? '把经过写下来' : '写几个字'}
        lines={isLong ? 'many' : 'one'}
        max={isLong ? CATEGORY_LIMITS.paragraphCharacters : CATEGORY_LIMITS.answerCharacters}
        value={typeof value === 'string' ? value : ''}
        onChange={(text) => onAnswer(text || undefined)}
      />
    )
  }
  if (kind === 'number') {
    const bounds = min !== undefined && max !== undefined ? `${min} 到 ${max}${unit ? ` ${unit}` : ''}` : unit
    return (
      <TextField
        id={`question-${id}`}
        label={label}
        kind="digits"
        placeholder={bounds || '写一个数'}
        max={7}
        value={typeof value === 'number' ? String(value) : ''}
        onChange={(text) => onAnswer(/^\d+$/.test(text) ? Number(text) : undefined)}
      />
    )
  }
  const chosen: readonly string[] = Array.isArray(value) ? value : []
  const next = (option: string) => {
    if (chosen.includes(option)) return chosen.filter((each) => each !== option)
    return kind === 'single' ? [option] : [...chosen, option]
  }
  return (
    <Field label={kind === 'multi' ? `${label}，可选几个` : label}>
      <View className="presets">
        {options.map((option) => (
          <Tap
            key={option.id}
            id={`question-${id}-${option.id}`}
            className="preset"
            chosen={chosen.includes(option.id)}
            onTap={() => {
              const ids = next(option.id)
              onAnswer(ids.length > 0 ? ids : undefined)
            }}
          >
            {option.label}
          </Tap>
        ))}
      </View>
    </Field>
  )
}
