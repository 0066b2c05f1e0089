import { newId } from '@console/app/ids'
import { type Field, FormModal, Words } from '@console/parts/FormModal'
import { PhotoPicker } from '@console/parts/PhotoPicker'
import { type ChosenPhoto, uploadPhoto } from '@console/parts/photos'
import { useStreet } from '@console/parts/street'
import { contract } from '@shared/contract/contract'
import { REPORT_LIMITS } from '@shared/rules/reports/report'
import { QUESTIONS, REFUSAL_REASONS, RESTORE_REASONS } from '@shared/rules/reports/reportDesk'
import { photoSender } from '@shared/sendPhotos'
import { Radio, Select } from 'antd'
import { type ReactNode, useRef, useState } from 'react'
import { type Report, useCategories, useColleagues, useTemplates } from './answers'
import type { Moves, StaffMove, Step } from './useMoves'

/** The moves that something has to be said with. */
export type Formed = Exclude<StaffMove, 'merge' | 'start' | 'locate'>

const FORMS: Readonly<Record<Formed, { title: string; yes: string; danger?: true; note: string }>> = {
  accept: { title: '受理并回复', yes: '受理', note: '上报人会看到这段话。' },
  reject: { title: '不予受理', yes: '不予受理', danger: true, note: '上报人和一起报的人会看到这段话。' },
  resolve: { title: '处理完成', yes: '提交', note: '上报人会看到照片和说明，由他确认是否解决。' },
  assign: { title: '派给谁', yes: '派单', note: '对方会收到提醒。' },
  handOver: { title: '转给谁', yes: '转过去', note: '说明上报人也看得到，对方会收到提醒。' },
  ask: { title: '问上报人', yes: '发给上报人', note: '上报人会收到消息，回答后你和经办人都会收到。' },
  reclassify: { title: '改类别或紧急程度', yes: '改好了', note: '时限会重新计算。' },
  restore: { title: '重新办理', yes: '重新办理', note: '会回到待处理，上报人会看到这段话。' },
}

interface Props {
  move: Formed
  report: Report
  moves: Moves
  onClose: () => void
}

/** A move with what belongs to it. */
export function MoveForm({ move, report, moves, onClose }: Props) {
  const send = useRef(photoSender(uploadPhoto, newId))
  const [sent, setSent] = useState<string>()
  const { title, yes, danger = false, note } = FORMS[move]

  const onSend = async ({ photos = [], ...values }: Record<string, unknown>) => {
    const chosen = photos as ChosenPhoto[]
    const photoIds = await send
      .current(chosen, (count) => setSent(`正在传照片 ${count}/${chosen.length}`))
      .finally(() => setSent(undefined))
    await moves.send({ ...(values as Partial<Step>), move, photoIds })
    onClose()
  }

  return (
    <FormModal
      route={contract.reports.handle}
      title={title}
      yes={sent ?? yes}
      danger={danger}
      busy={moves.busy || sent !== undefined}
      initial={initialOf(move, report)}
      onClose={onClose}
      onSend={onSend}
    >
      {(field, values) => (
        <>
          <p className="second">{note}</p>
          <Fields move={move} report={report} field={field} values={values} />
        </>
      )}
    </FormModal>
  )
}

function initialOf(move: Formed, { categoryId, urgent }: Report): Record<string, unknown> {
  if (move === 'reclassify') return { categoryId, urgent }
  if (move === 'resolve') return { photos: [], note: '' }
  return { note: '' }
}

interface FieldsProps {
  move: Formed
  report: Report
  field: Field
  values: Readonly<Record<string, unknown>>
}

function Fields({ move, report, field }: FieldsProps): ReactNode {
  const templatesFor = useTemplates(report)
  const words = (presets: readonly string[], placeholder: string, missing?: string) =>
    field(
      'note',
      missing === undefined ? '说明（可不填）' : '要说的话',
      <Words presets={presets} max={REPORT_LIMITS.noteCharacters} placeholder={placeholder} />,
      missing === undefined ? {} : { missing },
    )
  switch (move) {
    case 'accept':
      return words(templatesFor('accept'), '写给上报人的话')
    case 'reject':
      return words(orElse(templatesFor('reject'), REFUSAL_REASONS), '写给上报人的原因', '请写明原因')
    case 'restore':
      return words(RESTORE_REASONS, '为什么要重新办理', '请写明原因')
    case 'ask':
      return words(QUESTIONS, '想问什么', '请写要问的话')
    case 'resolve':
      return (
        <>
          {field('photos', '处理后的照片', <PhotoPicker max={REPORT_LIMITS.photos} />, { missing: '还差处理后的照片' })}
          {words(templatesFor('resolve'), '怎么处理的')}
        </>
      )
    case 'assign':
      return <Assign report={report} field={field} />
    case 'handOver':
      return (
        <>
          <HandOver report={report} field={field} />
          {words(templatesFor('handOver'), '要对方做什么')}
        </>
      )
    case 'reclassify':
      return <Reclassify field={field} />
  }
}

const orElse = <T,>(some: readonly T[], others: readonly T[]): readonly T[] => (some.length > 0 ? some : others)

function Assign({ report, field }: Pick<FieldsProps, 'report' | 'field'>) {
  const people = useColleagues(report.desk?.teamId ?? report.communityId)
  const options = (people.data?.items ?? []).map(({ memberId, label, me }) => ({
    value: memberId,
    label: me ? `${label}（我）` : label,
  }))
  return field(
    'assigneeId',
    '同事',
    <Select
      showSearch={{ optionFilterProp: 'label' }}
      loading={people.isPending}
      options={options}
      placeholder="选一位同事"
      notFoundContent="这里还没有可以派的人，请联系街道"
    />,
    { missing: '请选择由谁处理' },
  )
}

function HandOver({ report, field }: Pick<FieldsProps, 'report' | 'field'>) {
  const { data } = useStreet()
  const here = report.desk?.teamId
  const notHere = (options: { value: string; label: string }[]) => options.filter(({ value }) => value !== here)
  const options = [
    {
      label: '单位',
      options: notHere((data?.units ?? []).map(({ unitId, name }) => ({ value: unitId, label: name }))),
    },
    {
      label: '社区',
      options: notHere((data?.communities ?? []).map(({ communityId, name }) => ({ value: communityId, label: name }))),
    },
  ]
  return field(
    'teamId',
    '社区或单位',
    <Select showSearch={{ optionFilterProp: 'label' }} options={options} placeholder="选转给谁" />,
    { missing: '请选择转给哪个社区或单位' },
  )
}

function Reclassify({ field }: Pick<FieldsProps, 'field'>) {
  const categories = useCategories()
  const options = (categories.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <>
      {field(
        'categoryId',
        '类别',
        <Select showSearch={{ optionFilterProp: 'label' }} options={options} loading={categories.isPending} />,
      )}
      {field(
        'urgent',
        '紧急程度',
        <Radio.Group
          optionType="button"
          options={[
            { value: false, label: '一般' },
            { value: true, label: '紧急' },
          ]}
        />,
      )}
    </>
  )
}
