import { Card } from '@miniapp/components/Card'
import { TextField } from '@miniapp/components/Fields'
import { Icon } from '@miniapp/components/Icon'
import { Tap } from '@miniapp/components/Tap'
import { REPORT_LIMITS } from '@shared/rules/reports/report'
import { STARS, type Stars, VERDICTS } from '@shared/rules/reports/verdict'
import { View } from '@tarojs/components'
import './Verdict.scss'

/** What the reporter thinks of what was done, before they confirm it. */
export interface Verdict {
  stars: Stars | undefined
  words: string
}

interface Props {
  verdict: Verdict
  onChange: (verdict: Verdict) => void
}

/** Five stars, and a word for whoever has one. Sent with the confirmation, or not at all. */
export function VerdictCard({ verdict: { stars, words }, onChange }: Props) {
  return (
    <Card id="verdict" className="form" title="处理得怎么样" aside={<View className="second">可不打</View>}>
      <View className="rating">
        <View className="rating-stars" role="radiogroup">
          {STARS.map((each) => (
            <Tap
              key={each}
              id={`star-${each}`}
              className={`rating-star ${stars !== undefined && each <= stars ? 'rating-star--on' : ''}`}
              chosen={each === stars}
              label={`${each} 颗星，${VERDICTS[each].label}`}
              onTap={() => onChange({ stars: each === stars ? undefined : each, words })}
            >
              <Icon name={stars !== undefined && each <= stars ? 'starFull' : 'star'} size="large" />
            </Tap>
          ))}
        </View>
        <View className="second" aria-live="polite">
          {stars === undefined ? '点星星，再点下面的确认' : VERDICTS[stars].label}
        </View>
      </View>
      {stars === undefined ? null : (
        <TextField
          id="verdict-words"
          label="想说一句（可以不写）"
          value={words}
          placeholder="比如：来得快，补得平"
          max={REPORT_LIMITS.noteCharacters}
          onChange={(typed) => onChange({ stars, words: typed })}
        />
      )}
    </Card>
  )
}
