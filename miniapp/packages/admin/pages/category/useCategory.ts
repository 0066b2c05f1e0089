import { api } from '@miniapp/lib/api/api'
import { said } from '@miniapp/lib/load/said'
import { useLoad } from '@miniapp/lib/load/useLoad'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { goBack } from '@miniapp/lib/navigation/go'
import { useParam } from '@miniapp/lib/navigation/useParam'
import { newId } from '@miniapp/lib/phone/ids'
import { useMemo, useState } from 'react'
import { ALL } from '../../useCategories'
import { type CategoryForm, EMPTY_FORM, formOf, type QuestionForm, settingsOf } from './categoryForm'

const shortId = () => `c${newId().slice(-9).toLowerCase()}`

/** One category in the office's hands: what it is, what is being changed, and what was changed before. */
export function useCategory() {
  const id = useParam<'admin/category'>('id')
  const [newCategoryId] = useState(shortId)
  const load = useLoad(async () => {
    if (!id) return undefined
    return (await api.reports.editedCategories({ limit: ALL })).items.find((each) => each.id === id)
  }, [id])
  const found = load.data
  const asFound = useMemo(() => (found ? formOf(found) : EMPTY_FORM), [found])
  // What is being changed, and the version it began from: a newer one that is loaded meanwhile is not written over.
  const [edited, setEdited] = useState<{ form: CategoryForm; version: number }>()
  const { form, version } = edited ?? { form: asFound, version: found?.version ?? 0 }
  const { write, busy } = useWrite(api.reports.saveCategory)
  const [isHistoryOpen, openHistory] = useState(false)

  const change = (fields: Partial<CategoryForm>) =>
    setEdited((before) => ({ version, ...before, form: { ...(before?.form ?? asFound), ...fields } }))
  const changeQuestion = (questionId: string, fields: Partial<QuestionForm>) =>
    change({ questions: form.questions.map((each) => (each.id === questionId ? { ...each, ...fields } : each)) })

  async function save(): Promise<void> {
    const sent = write({ categoryId: found?.id ?? newCategoryId, version, ...settingsOf(form, shortId) })
    if (await said(sent, '已保存，一分钟内生效')) goBack()
  }

  return {
    load,
    id,
    form,
    change,
    changeQuestion,
    addQuestion: () => {
      const blank = { kind: 'single' as const, label: '', required: false, options: '', min: '', max: '', unit: '' }
      change({ questions: [...form.questions, { id: shortId(), known: [], ...blank }] })
    },
    dropQuestion: (questionId: string) =>
      change({ questions: form.questions.filter((each) => each.id !== questionId) }),
    save,
    busy,
    isHistoryOpen,
    openHistory,
  }
}

export type CategoryDesk = ReturnType<typeof useCategory>

/** What was changed in a category, newest first. */
export function useCategoryHistory(categoryId: string, when: boolean) {
  return useLoad(() => api.reports.categoryHistory({ categoryId, limit: 20 }), [categoryId], { when })
}
