import { BigButton } from '@miniapp/components/BigButton'
import { PagedList } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import { VoucherTicket } from '@miniapp/components/VoucherTicket'
import { useVouchers } from '@miniapp/lib/answers/useVouchers'
import { goTab } from '@miniapp/lib/navigation/go'

definePageConfig({ navigationBarTitleText: '我的兑换券', enablePullDownRefresh: true })

export default function VouchersPage() {
  return (
    <Screen>
      <PagedList
        list={useVouchers()}
        empty="还没有兑换过套餐"
        action={
          <BigButton id="vouchers-offers" onTap={() => goTab('points')}>
            看看有什么套餐
          </BigButton>
        }
      >
        {(voucher) => <VoucherTicket key={voucher.voucherId} voucher={voucher} />}
      </PagedList>
    </Screen>
  )
}
