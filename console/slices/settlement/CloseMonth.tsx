import { api } from '@console/app/client'
import { asProblem } from '@console/app/problem'
import { useAct } from '@console/parts/useAct'
import { sayMonth } from '@shared/rules/points/settlement'
import { App, Button } from 'antd'

/** Closes a month for good, after it was said what that means. */
export function CloseMonth({ merchantId, month }: { merchantId: string; month: string }) {
  const { modal, message } = App.useApp()
  const { act, busy } = useAct(api.shops.closeMonth, { anew: [['settlements']], say: '已结清' })
  const ask = () =>
    modal.confirm({
      title: `结清 ${sayMonth(month)}？`,
      content: '结清后不能再改；以后才到的核销和更正，会算进下个月。',
      okText: '确认结清',
      okButtonProps: { id: 'month-close-yes' },
      cancelText: '再看看',
      onOk: () =>
        act({ merchantId, month }).catch((error: unknown) => {
          message.error(asProblem(error).message)
        }),
    })
  return (
    <Button id="month-close" type="primary" loading={busy} onClick={ask}>
      结清这个月
    </Button>
  )
}
