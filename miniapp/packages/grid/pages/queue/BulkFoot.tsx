import { BigButton } from '@miniapp/components/BigButton'
import { ConfirmSheet } from '@miniapp/components/ConfirmSheet'
import { View } from '@tarojs/components'
import { ColleagueSheet } from '../../components/ColleagueSheet'
import type { Bulk } from './useBulk'

/** Within reach of a thumb while several are chosen; null when nobody is choosing. */
export function bulkFoot({ picked, choose, end, busy }: Bulk) {
  if (!picked) return null
  const none = picked.length === 0
  return (
    <>
      <BigButton id="bulk-assign" busy={busy} missing={none && '点一下要派的工单'} onTap={() => choose(true)}>
        {none ? '派给同事' : `派给同事（${picked.length} 件）`}
      </BigButton>
      <BigButton id="bulk-end" kind="plain" disabled={busy} onTap={end}>
        不选了
      </BigButton>
    </>
  )
}

/** Who gets the chosen ones, and afterwards what could not be given away and why. */
export function BulkSheets({ bulk, teamId }: { bulk: Bulk; teamId: string }) {
  const { picked, choosing, choose, assign, busy, refused, dismiss } = bulk
  return (
    <>
      <ColleagueSheet
        open={choosing}
        title={`${picked?.length ?? 0} 件派给谁`}
        teamId={teamId}
        busy={busy}
        onChoose={assign}
        onClose={() => choose(false)}
      >
        <View className="small">还没受理的会一并受理。</View>
      </ColleagueSheet>
      <ConfirmSheet
        id="bulk-refused"
        open={refused.length > 0}
        title={`${refused.length} 件没有派出`}
        yes="知道了"
        no="关闭"
        onYes={dismiss}
        onNo={dismiss}
      >
        {refused.map(({ reportId, message }) => (
          <View key={reportId} className="note-line">
            {message}
          </View>
        ))}
        <View className="small">其余的已经派出，列表已刷新。</View>
      </ConfirmSheet>
    </>
  )
}
