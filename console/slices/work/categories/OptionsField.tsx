import { CloseOutlined } from '@ant-design/icons'
import { CATEGORY_LIMITS, type QuestionOption } from '@shared/rules/reports/category'
import { Button, Input } from 'antd'
import { shortId } from './ids'

interface Props {
  id: string
  options: readonly QuestionOption[]
  onChange: (options: QuestionOption[]) => void
}

/** What can be chosen, a line each; whoever chooses one with a number is asked to call it first. */
export function OptionsField({ id, options, onChange }: Props) {
  const change = (optionId: string, part: Partial<QuestionOption>) =>
    onChange(options.map((option) => (option.id === optionId ? { ...option, ...part } : option)))
  return (
    <>
      {options.map((option, at) => (
        <div key={option.id} className="row">
          <Input
            id={`${id}-${at}`}
            aria-label={`选项 ${at + 1}`}
            placeholder={`选项 ${at + 1}`}
            maxLength={CATEGORY_LIMITS.labelCharacters}
            value={option.label}
            onChange={(event) => change(option.id, { label: event.target.value })}
          />
          <Input
            id={`${id}-${at}-phone`}
            className="option-phone number"
            aria-label={`选项 ${at + 1} 先打的电话`}
            placeholder="先打电话，如 120"
            inputMode="tel"
            maxLength={16}
            value={option.emergencyPhone ?? ''}
            onChange={(event) => change(option.id, { emergencyPhone: event.target.value })}
          />
          <Button
            type="text"
            icon={<CloseOutlined />}
            aria-label={`去掉选项 ${at + 1}`}
            onClick={() => onChange(options.filter((each) => each.id !== option.id))}
          />
        </div>
      ))}
      {options.length < CATEGORY_LIMITS.options ? (
        <Button id={`${id}-add`} size="small" onClick={() => onChange([...options, { id: shortId(), label: '' }])}>
          加一个选项
        </Button>
      ) : null}
    </>
  )
}
