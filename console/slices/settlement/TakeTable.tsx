import { api } from '@console/app/client'
import { asProblem } from '@console/app/problem'
import { download } from '@console/parts/download'
import { useMutation } from '@tanstack/react-query'
import { App, Button } from 'antd'

/** The month as a file for a spreadsheet. */
export function TakeTable({ merchantId, month }: { merchantId: string; month: string }) {
  const { message } = App.useApp()
  const { mutate, isPending } = useMutation({
    mutationFn: () => api.shops.monthCsv({ merchantId, month }),
    onSuccess: ({ name, csv }) => download(name, csv),
    onError: (error) => {
      message.error(asProblem(error).message)
    },
  })
  return (
    <Button id="month-table" loading={isPending} onClick={() => mutate()}>
      导出表格
    </Button>
  )
}
