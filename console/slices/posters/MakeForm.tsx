import { FormModal } from '@console/parts/FormModal'
import { contract } from '@shared/contract/contract'
import { POSTER_KINDS, POSTER_LIMITS, type PosterKind } from '@shared/rules/posters/poster'
import { Segmented, Select, type SelectProps } from 'antd'
import { useState } from 'react'
import { usePlaces, usePosterActs, useTargets } from './usePosters'

const KINDS = (Object.keys(POSTER_KINDS) as PosterKind[]).map((value) => ({ value, label: POSTER_KINDS[value].label }))

/** A poster for each of several places, all of which open the same. */
export function MakeForm({ onClose }: { onClose: () => void }) {
  const { making } = usePosterActs()
  const [kind, choose] = useState<PosterKind>('article')
  return (
    <FormModal
      route={contract.posters.make}
      title="做海报"
      yes="做好"
      busy={making.busy}
      initial={{ kind }}
      onSend={async (typed) => {
        const { ref, places } = typed
        const given = { kind, ref: String(ref), places: Array.isArray(places) ? places.map(String) : [] }
        if ((await making.act(given)) !== undefined) onClose()
      }}
      onClose={onClose}
    >
      {(field) => (
        <>
          {field('kind', '扫了打开什么', <KindField onChoose={choose} />)}
          {field('ref', POSTER_KINDS[kind].label, <TargetField key={kind} kind={kind} />, {
            hint: kind === 'article' || kind === 'lesson' ? '只列出所有人都能看的' : '',
          })}
          {field('places', '贴在哪里', <PlacesField />, {
            hint: `每个地点一张，码各不一样，一次最多 ${POSTER_LIMITS.places} 个；不在列表里的直接打字`,
          })}
        </>
      )}
    </FormModal>
  )
}

interface KindProps {
  id?: string
  value?: PosterKind
  onChange?: (kind: PosterKind) => void
  onChoose: (kind: PosterKind) => void
}

function KindField({ id, value = 'article', onChange, onChoose }: KindProps) {
  return (
    <Segmented
      id={id}
      value={value}
      options={KINDS}
      onChange={(kind) => {
        onChange?.(kind)
        onChoose(kind)
      }}
    />
  )
}

/** What the form gives its field: id, value and what to do with a choice. */
function TargetField({ kind, value, ...field }: { kind: PosterKind } & SelectProps<string>) {
  const options = useTargets(kind)
  const shown = options.some((each) => each.value === value) ? (value ?? null) : null
  return <Select<string> {...field} value={shown} options={options} showSearch={{ optionFilterProp: 'label' }} />
}

const PlacesField = (field: SelectProps<string[]>) => (
  <Select<string[]> {...field} mode="tags" options={usePlaces()} maxCount={POSTER_LIMITS.places} />
)
