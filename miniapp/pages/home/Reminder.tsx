import { BigButton } from '@miniapp/components/BigButton'
import { api } from '@miniapp/lib/api/api'
import { now } from '@miniapp/lib/clock'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { tell, tellError } from '@miniapp/lib/phone/feedback'
import { type Me, noticeMe } from '@miniapp/lib/session/session'
import { sayMoment } from '@shared/rules/time/day'
import { View } from '@tarojs/components'

/** Reminds the grid workers that a registration waits, or says from when on that can be done. */
export function Reminder({ me }: { me: Me }) {
  const { write, busy } = useWrite(api.identity.remind)
  const from = me.remindFrom
  if (from === undefined) return null
  if (now() < from) {
    return (
      <View id="home-remind-from" className="second">
        {sayMoment(from, now())} 起还没确认，可以在这里提醒网格员，每天一次。
      </View>
    )
  }
  const remind = async () => {
    const updated = await write({}).catch(tellError)
    if (!updated) return
    noticeMe(updated)
    tell('已提醒网格员')
  }
  return (
    <BigButton id="home-remind" kind="plain" icon="bell" busy={busy} onTap={remind}>
      提醒网格员
    </BigButton>
  )
}
