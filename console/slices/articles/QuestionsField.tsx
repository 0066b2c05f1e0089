import { LESSON_LIMITS, type Question } from '@shared/rules/study/lesson'
import { Button, Input, Radio } from 'antd'

interface Props {
  value?: readonly Question[]
  onChange?: (questions: Question[]) => void
}

/** What a new question begins with. */
const begin = (): Question => ({ ask: '', choices: ['', ''], right: 0 })

/** Up to three questions at a lesson's end, each with its choices and the one that is right. */
export function QuestionsField({ value = [], onChange }: Props) {
  const put = (index: number, more: Partial<Question>) =>
    onChange?.(value.map((each, at) => (at === index ? { ...each, ...more } : each)))
  return (
    <div className="article-box">
      {value.map((question, index) => {
        const key = `question-${index}`
        return (
          <div key={key} className="article-block">
            <div className="row">
              <Input
                id={key}
                aria-label={`第 ${index + 1} 题`}
                placeholder={`第 ${index + 1} 题：下雪天转弯前先做什么？`}
                maxLength={LESSON_LIMITS.ask}
                value={question.ask}
                onChange={(event) => put(index, { ask: event.target.value })}
              />
              <Button danger type="text" onClick={() => onChange?.(value.filter((_, at) => at !== index))}>
                去掉
              </Button>
            </div>
            <Choices question={question} name={key} onChange={(more) => put(index, more)} />
          </div>
        )
      })}
      {value.length < LESSON_LIMITS.questions ? (
        <Button id="question-add" size="small" onClick={() => onChange?.([...value, begin()])}>
          加一个问题
        </Button>
      ) : null}
    </div>
  )
}

interface ChoicesProps {
  question: Question
  name: string
  onChange: (more: Partial<Question>) => void
}

function Choices({ question: { choices, right }, name, onChange }: ChoicesProps) {
  return (
    <Radio.Group
      className="article-choices"
      value={right}
      onChange={(event) => onChange({ right: Number(event.target.value) })}
    >
      {choices.map((choice, index) => {
        const key = `${name}-${index}`
        return (
          <div key={key} className="row">
            <Radio value={index} aria-label={`选项 ${index + 1} 是对的`} />
            <Input
              id={key}
              aria-label={`选项 ${index + 1}`}
              placeholder={index === right ? '对的' : '不对的'}
              maxLength={LESSON_LIMITS.choice}
              value={choice}
              onChange={(event) =>
                onChange({ choices: choices.map((each, at) => (at === index ? event.target.value : each)) })
              }
            />
          </div>
        )
      })}
      {choices.length < LESSON_LIMITS.choices ? (
        <Button size="small" type="link" onClick={() => onChange({ choices: [...choices, ''] })}>
          加一个选项
        </Button>
      ) : null}
    </Radio.Group>
  )
}
