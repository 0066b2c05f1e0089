import { Tap } from '@miniapp/components/Tap'
import { FIND_LIMITS } from '@shared/rules/reports/finding'
import { Input, View } from '@tarojs/components'
import type { Find } from './useFind'

const SAID = '找编号、地址、内容、来电号码'

/** Looks for a report, wherever in one's teams it stands; and the way back to the queue. */
export function FindBar({ find }: { find: Find }) {
  const { typed, type, ask, asked, end } = find
  return (
    <View className="find-bar">
      <Input
        id="find-words"
        className="input find-input"
        value={typed}
        placeholder={SAID}
        placeholderClass="placeholder"
        aria-label={SAID}
        maxlength={FIND_LIMITS.characters}
        confirmType="search"
        onInput={({ detail }) => type(detail.value)}
        onConfirm={ask}
      />
      {typed === '' ? null : (
        <Tap id="find-ask" className="find-act find-act--main" onTap={ask}>
          找
        </Tap>
      )}
      {typed === '' && asked === '' ? null : (
        <Tap id="find-end" className="find-act" onTap={end}>
          取消
        </Tap>
      )}
    </View>
  )
}
