import { Tap } from '@miniapp/components/Tap'
import { View } from '@tarojs/components'
import '@miniapp/components/Presets.scss'

interface Props {
  texts: readonly string[]
  chosen: string
  onChoose: (text: string) => void
}

/** Sentences of the street for the thumb: a tap takes one over, to be sent as it is or changed. */
export function TemplateChips({ texts, chosen, onChoose }: Props) {
  if (texts.length === 0) return null
  return (
    <View className="presets desk-presets" role="radiogroup" aria-role="radiogroup">
      {texts.map((text, index) => (
        <Tap
          key={text}
          id={`template-${index}`}
          className="preset"
          chosen={text === chosen}
          onTap={() => onChoose(text)}
        >
          {text}
        </Tap>
      ))}
    </View>
  )
}
