import { api } from '@console/app/client'
import { newId } from '@console/app/ids'
import { FormDrawer } from '@console/parts/FormDrawer'
import { SpotField } from '@console/parts/map/SpotField'
import { PhotoPicker } from '@console/parts/PhotoPicker'
import { type ChosenPhoto, uploadPhoto } from '@console/parts/photos'
import { useTeams } from '@console/parts/street'
import { useAct } from '@console/parts/useAct'
import { contract, type Inputs } from '@shared/contract/contract'
import { REPORT_LIMITS } from '@shared/rules/reports/report'
import { DESK_SOURCES } from '@shared/rules/reports/reportDesk'
import { photoSender } from '@shared/sendPhotos'
import { Input, Radio, Select } from 'antd'
import { useRef } from 'react'
import { useNavigate } from 'react-router'
import { useCategories } from '../answers'

type Taken = Omit<Inputs['reports']['behalf'], 'id' | 'photoIds'>

const SOURCES = Object.entries(DESK_SOURCES).map(([value, label]) => ({ value, label }))

/** A report taken in while somebody tells it: what, where on the map, and how to reach them if they like. */
export function BehalfForm({ teamId, onClose }: { teamId: string | undefined; onClose: () => void }) {
  const teams = useTeams() ?? []
  const categories = useCategories()
  const navigate = useNavigate()
  const send = useRef(photoSender(uploadPhoto, newId))
  const { act, busy } = useAct(api.reports.behalf, { anew: [['reports'], ['today']], say: '已登记' })
  const own = teams.find(({ communityId }) => communityId === teamId) ?? teams[0]
  return (
    <FormDrawer
      route={contract.reports.behalf}
      title="代为登记"
      yes="登记"
      busy={busy}
      initial={{
        source: SOURCES[0]?.value,
        communityId: own?.communityId,
        callerName: '',
        callerPhone: '',
        photos: [],
      }}
      faultsAt={{ OUTSIDE_STREET: 'location', UNKNOWN_CATEGORY: 'categoryId', UNKNOWN_COMMUNITY: 'communityId' }}
      onClose={onClose}
      onSend={async ({ photos = [], ...values }) => {
        const photoIds = await send.current(photos as ChosenPhoto[])
        const taken = await act({ ...(values as Taken), photoIds })
        if (!taken) return
        onClose()
        await navigate(`/reports/${taken.reportId}`)
      }}
    >
      {(field) => (
        <>
          {field('source', '怎么来的', <Radio.Group optionType="button" options={SOURCES} />)}
          {field(
            'communityId',
            '社区',
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={teams.map(({ communityId, name }) => ({ value: communityId, label: name }))}
            />,
            { missing: '请选社区' },
          )}
          {field(
            'categoryId',
            '类别',
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              placeholder="选类别"
              loading={categories.isPending}
              options={(categories.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            />,
            { missing: '还没选类别' },
          )}
          {field(
            'description',
            '情况',
            <Input.TextArea
              maxLength={REPORT_LIMITS.descriptionCharacters}
              showCount
              autoSize={{ minRows: 3, maxRows: 8 }}
              placeholder="哪里、什么事"
            />,
            { missing: '还没写情况' },
          )}
          {field('address', '地址', <Input maxLength={80} autoComplete="off" placeholder="路名和门牌" />, {
            missing: '还没写地址',
          })}
          {field('location', '位置', <SpotField />, { missing: '还没在地图上点位置' })}
          {field('callerName', '称呼（可不填）', <Input maxLength={20} autoComplete="off" placeholder="王先生" />, {
            hint: '加密保存，列表里不显示，看一次记一次。',
          })}
          {field(
            'callerPhone',
            '电话（可不填）',
            <Input className="number" inputMode="tel" maxLength={20} autoComplete="off" placeholder="方便回电" />,
          )}
          {field('photos', '照片（可不选）', <PhotoPicker max={REPORT_LIMITS.photos} />)}
        </>
      )}
    </FormDrawer>
  )
}
