import type { Outputs } from '@shared/contract/contract'
import { Text, View } from '@tarojs/components'

/** What the category's own questions were answered with, and what a program added, one a line. An address can be copied. */
export function SaidAnswers({ answers }: { answers: Outputs['reports']['get']['answers'] }) {
  return (
    <>
      {answers.map(({ label, said }) => (
        <View key={`${label} ${said}`} className="second said">
          {label}：
          {/^https?:/.test(said) ? (
            <Text userSelect selectable>
              {said}
            </Text>
          ) : (
            said
          )}
        </View>
      ))}
    </>
  )
}
