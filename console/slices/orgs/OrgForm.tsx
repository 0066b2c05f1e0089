import { api } from '@console/app/client'
import { FormModal } from '@console/parts/FormModal'
import { useStreet } from '@console/parts/street'
import { useAct } from '@console/parts/useAct'
import { contract, type Inputs } from '@shared/contract/contract'
import { ORG_KINDS, ORG_LIMITS, type OrgKind } from '@shared/rules/people/orgs'
import { Checkbox, Input, Select } from 'antd'
import { KINDS, ORG_ANSWERS, type Org, useParents } from './useOrgs'

type New = Omit<Inputs['orgs']['add'], 'id'>

interface Props {
  kind: OrgKind
  /** Changed when it is given, new when it is not. */
  org?: Org
  onClose: () => void
}

const LED: readonly OrgKind[] = ['committee', 'alliance', 'council']

/** Writes down an organisation, or renames and moves it. */
export function OrgForm({ kind, org, onClose }: Props) {
  const street = useStreet()
  const adding = useAct(api.orgs.add, { anew: ORG_ANSWERS, say: '已新增' })
  const changing = useAct(api.orgs.change, { anew: ORG_ANSWERS, say: '已改好，原来的名称和位置还看得到' })
  const communities = street.data?.communities ?? []
  const optionsOf = (ids: readonly string[]) =>
    communities
      .filter(({ communityId }) => ids.includes(communityId))
      .map(({ communityId, name }) => ({ value: communityId, label: name }))
  return (
    <FormModal
      route={org ? contract.orgs.change : contract.orgs.add}
      title={org ? `改：${org.name}` : '新增组织'}
      yes={org ? '保存' : '新增'}
      busy={adding.busy || changing.busy}
      initial={{
        kind,
        name: org?.name ?? '',
        address: org?.address,
        communities: org?.communities ?? [],
        lead: org?.lead,
        parentId: org?.parentId,
        functional: org?.functional,
      }}
      faultsAt={{ UNKNOWN_COMMUNITY: 'communities', ORG_PARENT_INVALID: 'parentId' }}
      onSend={async (values) => {
        const said = values as New
        const words = { ...said, address: said.address || undefined, functional: said.functional || undefined }
        const { kind: _, ...changed } = words
        const done = org
          ? await changing.act({ orgId: org.orgId, version: org.version, ...changed })
          : await adding.act(words)
        if (done) onClose()
      }}
      onClose={onClose}
    >
      {(field, values) => {
        const chosen = (values.kind as OrgKind | undefined) ?? kind
        const ids = (values.communities as string[] | undefined) ?? []
        return (
          <>
            {org
              ? null
              : field(
                  'kind',
                  '哪一类',
                  <Select options={KINDS.map((value) => ({ value, label: ORG_KINDS[value].label }))} />,
                )}
            {field('name', '名称', <Input maxLength={ORG_LIMITS.name} autoComplete="off" />)}
            {field('address', '地址（可不填）', <Input maxLength={ORG_LIMITS.address} autoComplete="off" />)}
            {field(
              'communities',
              '在哪些社区',
              <Select mode="multiple" options={optionsOf(communities.map(({ communityId }) => communityId))} />,
              { hint: '不选就是全街道。' },
            )}
            {LED.includes(chosen) ? field('lead', '牵头社区', <Select allowClear options={optionsOf(ids)} />) : null}
            {ORG_KINDS[chosen].within.length > 0
              ? field('parentId', '属于（可不选）', <ParentField kind={chosen} />)
              : null}
            {chosen === 'branch'
              ? field('functional', '功能型党支部', <Checkbox>成员来自不同单位</Checkbox>, { valueIs: 'checked' })
              : null}
          </>
        )
      }}
    </FormModal>
  )
}

interface ParentProps {
  kind: OrgKind
  id?: string
  value?: string | undefined
  onChange?: (orgId: string | undefined) => void
}

function ParentField({ kind, id, value, onChange }: ParentProps) {
  const parents = useParents(ORG_KINDS[kind].within)
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      value={value}
      allowClear
      loading={parents.isPending}
      showSearch={{ optionFilterProp: 'label' }}
      options={(parents.data ?? []).map(({ orgId, name }) => ({ value: orgId, label: name }))}
      onChange={(next: string | undefined) => onChange?.(next)}
    />
  )
}
