import { stateOf, type Voucher, VoucherTicket } from '@miniapp/components/VoucherTicket'
import { View } from '@tarojs/components'

/** The vouchers that can be used now; nothing when there is none – the list of all is one tap away. */
export function LiveVouchers({ vouchers }: { vouchers: readonly Voucher[] }) {
  // A copy may be of an earlier hour.
  const live = vouchers.filter((voucher) => stateOf(voucher) === 'issued')
  if (live.length === 0) return null
  return (
    <>
      <View className="lead section-title">待使用</View>
      {live.map((voucher) => (
        <VoucherTicket key={voucher.voucherId} voucher={voucher} />
      ))}
    </>
  )
}
