import { QrCode } from '@miniapp/components/QrCode'
import { Ring } from '@miniapp/components/Ring'
import { Tap } from '@miniapp/components/Tap'
import type { Voucher } from '@miniapp/components/VoucherTicket'
import { useTick } from '@miniapp/lib/load/useTick'
import { useLine } from '@miniapp/lib/offline/online'
import { rotatingCode, STEP_SECONDS, stepAt } from '@shared/rules/points/rotating'
import { qrPayload } from '@shared/rules/points/voucher'
import { sayMoment } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { useMemo, useState } from 'react'

const inFours = (code: string) => code.replace(/(\d{4})(?=\d)/g, '$1 ')

/** The QR of a live voucher, another one every 30 seconds, with the code to read out when a camera fails. */
export function LiveCode({ voucher }: { voucher: Voucher }) {
  const line = useLine()
  const moment = useTick(1_000)
  const step = stepAt(moment)
  const { code, qrHandle, qrSecret } = voucher
  const payload = useMemo(
    () => (qrHandle && qrSecret ? qrPayload(qrHandle, rotatingCode(qrSecret, step)) : undefined),
    [qrHandle, qrSecret, step],
  )
  // A screenshot of the QR says nothing an hour later; with the digits beside it, it would.
  const [shown, show] = useState(false)
  const left = STEP_SECONDS - Math.floor((moment / 1000) % STEP_SECONDS)
  const early = moment < voucher.usableFrom

  return (
    <View id="voucher-live" className="state voucher-live">
      <View className="lead">{early ? `${sayMoment(voucher.usableFrom, moment)} 开始可用` : '给店员扫这个码'}</View>
      {payload ? <QrCode id="voucher-qr" text={payload} label="兑换二维码，给店员扫" /> : null}
      <View className="row">
        <View className="good">
          <Ring share={left / STEP_SECONDS} label={`${left} 秒后换新码`}>
            {left}
          </Ring>
        </View>
        <View>
          {shown ? (
            <>
              <View className="small">念给店员听，别发给别人</View>
              <View id="voucher-code" className="number voucher-code">
                {code ? inFours(code) : ''}
              </View>
            </>
          ) : (
            <Tap id="voucher-digits" className="link" onTap={() => show(true)}>
              扫不了？看券码
            </Tap>
          )}
        </View>
      </View>
      <View className="second">每 30 秒自动换新码，截图给别人用不了</View>
      {line === 'there' ? null : (
        <View id="voucher-offline" className="second">
          你没有网也能用：店员的手机有网就能用。用掉以后，等你有网这里才会更新。
        </View>
      )}
    </View>
  )
}
