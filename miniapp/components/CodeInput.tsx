import { typedDigits } from '@shared/rules/text/typed'
import { Input, View } from '@tarojs/components'
import './CodeInput.scss'

interface Props {
  id: string
  value: string
  /** How many digits there are, and after how many of them the gap stands. */
  length: number
  group: number
  label: string
  onChange: (digits: string) => void
  onDone?: () => void
}

/** A code of digits in two groups, one box each; the field itself lies unseen over the boxes. */
export function CodeInput({ id, value, length, group, label, onChange, onDone }: Props) {
  return (
    <View className="code-input">
      <View className="code-boxes" aria-hidden="true">
        {Array.from({ length }, (_, place) => (
          <View
            // biome-ignore lint/suspicious/noArrayIndexKey: a place never moves
            key={place}
            className={`code-box ${place === value.length ? 'code-box--next' : ''} ${place === group ? 'code-box--gap' : ''}`}
          >
            {value.charAt(place)}
          </View>
        ))}
      </View>
      <Input
        id={id}
        className="code-field"
        type="number"
        value={value}
        maxlength={length}
        aria-label={label}
        confirmType="done"
        cursorSpacing={160}
        onInput={(event) => onChange(typedDigits(event.detail.value).slice(0, length))}
        onConfirm={() => onDone?.()}
      />
    </View>
  )
}
