import { CODE_DIGITS } from '@shared/rules/voucher'
import { Input, View } from '@tarojs/components'
import { digitsOf } from '../code'

const GROUP = 4

interface Props {
  id: string
  value: string
  onChange: (digits: string) => void
  onDone: () => void
}

/** Eight digits in two groups of four; the field itself lies unseen over the boxes. */
export function CodeInput({ id, value, onChange, onDone }: Props) {
  return (
    <View className="code-input">
      <View className="code-boxes" aria-hidden="true">
        {Array.from({ length: CODE_DIGITS }, (_, place) => (
          <View
            // biome-ignore lint/suspicious/noArrayIndexKey: a place never moves
            key={place}
            className={`code-box ${place === value.length ? 'code-box--next' : ''} ${place === GROUP ? 'code-box--gap' : ''}`}
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
        maxlength={CODE_DIGITS}
        aria-label="8 位券码"
        confirmType="done"
        cursorSpacing={160}
        onInput={(event) => onChange(digitsOf(event.detail.value))}
        onConfirm={onDone}
      />
    </View>
  )
}
