import { api } from '@console/app/client'
import { codeOf } from '@console/app/problem'
import { FormDrawer } from '@console/parts/FormDrawer'
import type { TheirChange } from '@console/parts/kept/merge'
import { Overtaken } from '@console/parts/kept/Overtaken'
import type { Values } from '@console/parts/RouteForm'
import { Loaded } from '@console/parts/States'
import { useAct } from '@console/parts/useAct'
import { contract } from '@shared/contract/contract'
import { useQuery } from '@tanstack/react-query'
import { Drawer, type FormInstance } from 'antd'
import { useState } from 'react'
import { CategoryRows } from './CategoryRows'
import { type Category, type Kept, mergedCategories, sayCategory } from './categories'
import { LOG_ANSWERS } from './useLog'

/** What the street's communities write down: added, renamed, put in order, switched off; saved as one. */
export function Categories({ onClose }: { onClose: () => void }) {
  const kept = useQuery({ queryKey: ['worklog', 'categories'], queryFn: () => api.worklog.categories({}) })
  if (kept.data) return <CategoryForm kept={kept.data} onClose={onClose} />
  return (
    <Drawer open size={520} title="台账类别" onClose={onClose}>
      <Loaded query={kept}>{() => null}</Loaded>
    </Drawer>
  )
}

function CategoryForm({ kept, onClose }: { kept: Kept; onClose: () => void }) {
  // What the form began with; a newer answer comes in when it is saved, not while somebody types.
  const [base, setBase] = useState(kept)
  const [changes, setChanges] = useState<readonly TheirChange[]>()
  const { act, busy } = useAct(api.worklog.saveCategories, { anew: LOG_ANSWERS, say: '类别已保存' })

  const send = async (values: Values, form: FormInstance<Values>) => {
    const categories = values.categories as Category[]
    try {
      if (await act({ version: base.version, categories })) onClose()
    } catch (error) {
      if (codeOf(error) !== 'SETTING_CHANGED') throw error
      const theirs = await api.worklog.categories({})
      const merged = mergedCategories(base.categories, theirs.categories, categories)
      form.setFieldsValue({ categories: merged.categories })
      setBase(theirs)
      setChanges(merged.changes)
    }
  }

  const nameOf = (categoryId: string) =>
    base.categories.find((each) => each.categoryId === categoryId)?.name ?? '新类别'
  return (
    <FormDrawer
      route={contract.worklog.saveCategories}
      title="台账类别"
      yes="保存"
      busy={busy}
      initial={{ categories: base.categories }}
      onSend={send}
      onClose={onClose}
    >
      {() => (
        <>
          {changes ? (
            <Overtaken changes={changes} label={nameOf} say={(_, value) => sayCategory(value as Category)} />
          ) : null}
          <p className="small">全街道的社区都按这些记。记过的不能删掉，不用了就停用，以前的数还在。</p>
          <CategoryRows isKept={(id) => base.categories.some(({ categoryId }) => categoryId === id)} />
        </>
      )}
    </FormDrawer>
  )
}
