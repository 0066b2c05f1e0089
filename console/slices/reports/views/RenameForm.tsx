import { FormModal } from '@console/parts/FormModal'
import { contract } from '@shared/contract/contract'
import { VIEW_LIMITS } from '@shared/rules/reports/queueView'
import { Input } from 'antd'
import type { View, Views } from './useViews'

interface Props {
  view: View
  /** It is everybody's. */
  shared: boolean
  views: Views
  onClose: () => void
}

/** Another name for a view; what it shows stays. */
export function RenameForm({ view: { viewId, name: was }, shared, views, onClose }: Props) {
  return (
    <FormModal
      route={contract.reports.renameView}
      title="给视图改名"
      yes="改好了"
      busy={views.busy}
      initial={{ name: was }}
      onSend={async ({ name }) => {
        await views.rename({ viewId, shared, name: String(name), was })
        onClose()
      }}
      onClose={onClose}
    >
      {(field) =>
        field('name', '名称', <Input maxLength={VIEW_LIMITS.nameCharacters} showCount />, { missing: '请填写名称' })
      }
    </FormModal>
  )
}
