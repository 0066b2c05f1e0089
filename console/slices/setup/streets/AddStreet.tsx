import { api } from '@console/app/client'
import { FormDrawer } from '@console/parts/FormDrawer'
import { useWrite } from '@console/parts/useWrite'
import { contract } from '@shared/contract/contract'
import { Input, InputNumber } from 'antd'
import { freeId } from '../ids'
import { pairPasted, pointTyped } from '../points'
import type { Given } from './GivenCode'

/** As far from its middle as a street usually reaches. Metres. */
const USUAL_REACH = 4000

interface Values {
  name: string
  streetId: string
  hotline: string
  at: string
  reachMetres: number
  communityName: string
}

const pointOf = (text: unknown) => {
  const pair = pairPasted(String(text ?? ''))
  return pair && pointTyped(pair)
}

interface Props {
  onClose: () => void
  onAdded: (given: Given) => void
}

/** A new street of the district: what only whoever adds it can say. */
export function AddStreet({ onClose, onAdded }: Props) {
  const { write, busy } = useWrite(api.setup.addStreet)
  return (
    <FormDrawer
      route={contract.setup.addStreet}
      title="新增街道"
      yes="新增，取开通码"
      busy={busy}
      initial={{ reachMetres: USUAL_REACH }}
      faultsAt={{ ID_TAKEN: 'streetId' }}
      onClose={onClose}
      onSend={async (filled) => {
        const { at, communityName, ...values } = filled as unknown as Values
        const center = pointOf(at)
        if (!center) return
        const community = { communityId: freeId('sq', []), name: communityName }
        const code = await write({ ...values, center, community })
        if (code) onAdded({ ...code, name: values.name })
      }}
    >
      {(field) => (
        <>
          {field('name', '街道名称', <Input placeholder="某某街道" maxLength={40} />, { missing: '请填街道名称' })}
          {field('streetId', '编号', <Input placeholder="nanshan" maxLength={40} autoComplete="off" />, {
            missing: '请填编号',
            hint: '小写字母、数字和短横，定了不能改。',
          })}
          {field('hotline', '街道电话', <Input placeholder="0535-0000000" maxLength={16} inputMode="tel" />, {
            missing: '请填街道电话',
          })}
          {field('at', '街道中心（纬度, 经度）', <Input placeholder="37.520000, 121.390000" autoComplete="off" />, {
            missing: '请填街道中心',
            hint: '从地图上复制一个点，粘贴在这里。',
            wrong: (value) => (pointOf(value) ? undefined : '要两个数：纬度和经度，中间用逗号隔开'),
          })}
          {field('reachMetres', '从中心到边界（米）', <InputNumber min={10} max={50_000} step={500} precision={0} />, {
            missing: '请填多少米',
            hint: '更远的上报会被当作外街道。',
          })}
          {field('communityName', '第一个社区', <Input placeholder="某某社区" maxLength={40} />, {
            missing: '请填第一个社区的名称',
            hint: '其余的社区由街道管理员自己加。',
          })}
        </>
      )}
    </FormDrawer>
  )
}
