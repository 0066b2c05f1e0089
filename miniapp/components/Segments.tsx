import { View } from '@tarojs/components'
import { Tap } from './Tap'
import './Segments.scss'

interface Props<T extends string> {
  /** Each choice is `<id>-<key>`. */
  id: string
  /** Key → word, in the order they stand. */
  choices: Readonly<Record<T, string>>
  chosen: T
  onChoose: (key: T) => void
}

/** A few choices side by side of which one stands: the lists of a queue, today or yesterday. */
export function Segments<T extends string>({ id, choices, chosen, onChoose }: Props<T>) {
  return (
    <View id={id} className="segments" role="radiogroup" aria-role="radiogroup">
      {(Object.keys(choices) as T[]).map((key) => (
        <Tap
          key={key}
          id={`${id}-${key}`}
          className={`segment ${key === chosen ? 'segment--on' : ''}`}
          chosen={key === chosen}
          onTap={() => onChoose(key)}
        >
          {choices[key]}
        </Tap>
      ))}
    </View>
  )
}
