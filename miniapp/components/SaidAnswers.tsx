import type { Outputs } from '@shared/contract/contract'
import { View } from '@tarojs/components'

/** What the category's own questions were answered with, one a line. */
export function SaidAnswers({ answers }: { answers: Outputs['reports']['get']['answers'] }) {
  return (
    <>
      {answers.map(({ label, said }) => (
        <View key={label} className="second">
          {label}：{said}
        </View>
      ))}
    </>
  )
}
