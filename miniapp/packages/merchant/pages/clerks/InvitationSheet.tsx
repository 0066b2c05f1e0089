import { BigButton } from '@miniapp/components/BigButton'
import { Sheet } from '@miniapp/components/Sheet'
import { useTick } from '@miniapp/lib/load/useTick'
import { View } from '@tarojs/components'
import type { Invitation } from './useClerks'

interface Props {
  invitation: Invitation | undefined
  busy: boolean
  onAgain: (owner: boolean) => void
  onClose: () => void
}

/** The code for one new person, while it can be typed. */
export function InvitationSheet({ invitation, busy, onAgain, onClose }: Props) {
  return (
    <Sheet
      id="invitation"
      open={invitation !== undefined}
      title={invitation?.owner ? '店主邀请码' : '店员邀请码'}
      onClose={onClose}
    >
      {invitation ? <Code invitation={invitation} /> : null}
      <BigButton
        id="invitation-again"
        kind="plain"
        busy={busy}
        onTap={() => (invitation ? onAgain(invitation.owner) : undefined)}
      >
        换一个
      </BigButton>
    </Sheet>
  )
}

function Code({ invitation: { code, expiresAt } }: { invitation: Invitation }) {
  const seconds = Math.max(0, Math.ceil((expiresAt - useTick(1000)) / 1000))
  return (
    <>
      <View id="invitation-code" className={`invitation-code ${seconds === 0 ? 'second' : ''}`}>
        {code.slice(0, 4)} {code.slice(4)}
      </View>
      <View className="second number">
        {seconds === 0
          ? '已过期，请换一个'
          : `还能用 ${Math.floor(seconds / 60)} 分 ${String(seconds % 60).padStart(2, '0')} 秒，只能用一次`}
      </View>
      <View className="second">请对方打开“我的 → 加入商家”，自己输入。不要发到群里。</View>
    </>
  )
}
