import { FormModal } from '@console/parts/FormModal'
import { contract } from '@shared/contract/contract'
import { VIEW_LIMITS } from '@shared/rules/reports/queueView'
import { Input, Radio } from 'antd'
import type { Looking } from '../address'
import type { Views } from './useViews'

interface Props {
  looking: Looking
  views: Views
  mayShare: boolean
  onClose: () => void
}

const FOR = [
  { value: false, label: '只给我自己' },
  { value: true, label: '给全街道的同事' },
]

/** A name for the list as it stands, and who finds it. */
export function KeepForm({ looking: { map: _, ...looking }, views, mayShare, onClose }: Props) {
  return (
    <FormModal
      route={contract.reports.keepView}
      title="存下现在的筛选"
      yes="存下"
      busy={views.busy}
      initial={{ name: '', shared: false }}
      onSend={async ({ name, shared }) => {
        await views.keep({ name: String(name), shared: shared === true, ...looking })
        onClose()
      }}
      onClose={onClose}
    >
      {(field) => (
        <>
          {field(
            'name',
            '名称',
            <Input maxLength={VIEW_LIMITS.nameCharacters} showCount placeholder="如：超时的道路" />,
            {
              missing: '请填写名称',
            },
          )}
          {mayShare ? field('shared', '给谁用', <Radio.Group options={FOR} />) : null}
        </>
      )}
    </FormModal>
  )
}
