import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { ConfirmSheet } from '@miniapp/components/ConfirmSheet'
import { Loaded } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import { now } from '@miniapp/lib/clock'
import { go } from '@miniapp/lib/navigation/go'
import { DELETION_DAYS, DELETION_STATES } from '@shared/rules/people/privacy'
import { sayNumber } from '@shared/rules/text/words'
import { sayMoment } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { LeavingBanner } from '../../components/LeavingBanner'
import { type Deletion, useDeletion } from '../../components/useDeletion'
import { type Receipt, useReceipt } from './useReceipt'

definePageConfig({ navigationBarTitleText: '注销账号' })

export default function LeavePage() {
  const { load, order, cancel, ordering, cancelling } = useDeletion()
  const receipt = useReceipt(load.data?.receiptId)
  const [asking, ask] = useState(false)
  const confirm = async () => {
    if (await order('wish')) ask(false)
  }
  return (
    <Screen>
      <ReceiptCard receipt={receipt} />
      <Loaded load={load}>
        {(deletion) => (
          <>
            <LeavingBanner deletion={deletion} busy={cancelling} onCancel={cancel} />
            <Consequences deletion={deletion} />
            {deletion.state === 'waiting' ? null : (
              <>
                <BigButton id="leave-copy" kind="plain" icon="document" onTap={() => go('worker/copy')}>
                  先导出我的数据
                </BigButton>
                <BigButton
                  id="leave-order"
                  kind="danger"
                  disabled={deletion.roles.length > 0}
                  note={deletion.roles.length > 0 ? `你还是${deletion.roles.join('、')}，先交接再注销` : ''}
                  onTap={() => ask(true)}
                >
                  注销账号
                </BigButton>
              </>
            )}
          </>
        )}
      </Loaded>
      <ConfirmSheet
        id="leave-ask"
        open={asking}
        title="注销账号？"
        yes="确定注销"
        kind="danger"
        busy={ordering}
        onYes={confirm}
        onNo={() => ask(false)}
      >
        {`${DELETION_DAYS} 天内随时可以取消。过了就清除，找不回来。`}
      </ConfirmSheet>
    </Screen>
  )
}

function Consequences({ deletion }: { deletion: Deletion }) {
  const { points, vouchers, openReports } = deletion
  return (
    <>
      <Card title="注销以后">
        <View className="facts">
          <View className="second">积分</View>
          <View id="leave-points" className="number">
            {points > 0 ? `${sayNumber(points)} 分作废` : '没有'}
          </View>
          <View className="second">没用的券</View>
          <View id="leave-vouchers" className="number">
            {vouchers > 0 ? `${vouchers} 张作废，先用掉更好` : '没有'}
          </View>
          <View className="second">在办的上报</View>
          <View id="leave-reports" className="number">
            {openReports > 0 ? `${openReports} 件接着办，结果不再告诉你` : '没有'}
          </View>
        </View>
      </Card>
      <Card title="会删除">
        <View className="second">姓名、手机号、微信标识、单位、同意记录、消息、照片，你写的文字，积分榜上的名字。</View>
      </Card>
      <Card title="会留下">
        <View className="second">
          积分和用券的账、打卡和上报的次数，只剩一个谁也找不到的编号，用来和商家对账、算总数。照片的旧版本 7 天、备份 35
          天以后也没有了。
        </View>
      </Card>
      <View className="small">以后还可以用同一个微信、同一个手机号重新报到，从头开始。</View>
    </>
  )
}

/** What became of a deletion that was asked for on this phone. */
function ReceiptCard({ receipt }: { receipt: Receipt | undefined }) {
  if (!receipt) return null
  const { receiptId, state, orderedAt, endedAt } = receipt
  return (
    <Card id="receipt" title={`注销回执：${DELETION_STATES[state]}`}>
      <View className="small number">回执号 {receiptId}</View>
      <View className="small number">
        {sayMoment(orderedAt, now())} 申请{endedAt === undefined ? '' : `，${sayMoment(endedAt, now())} 办完`}
      </View>
    </Card>
  )
}
