import { stateOf, VoucherTicket } from '@miniapp/components/VoucherTicket'
import { useVouchers } from '@miniapp/lib/useVouchers'
import { View } from '@tarojs/components'

/** The vouchers that can be used now; nothing when there is none – the list of all is one tap away. */
export function LiveVouchers() {
  const { items } = useVouchers()
  const live = items.filter((voucher) => stateOf(voucher) === 'issued')
  if (live.length === 0) return null
  return (
    <>
      <View className="lead">待使用</View>
      {live.map((voucher) => (
        <VoucherTicket key={voucher.voucherId} voucher={voucher} />
      ))}
    </>
  )
}
