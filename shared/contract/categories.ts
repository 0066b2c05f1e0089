import { CATEGORY_LIMITS, QUESTION_KINDS } from '@shared/rules/reports/category'
import { typedForm } from '@shared/rules/text/oneForm'
import * as v from 'valibot'
import { get, write } from './route'
import { codesOf, Moment, Page, pageQuery, Slug, Text, Ulid } from './types'

const { labelCharacters, paragraphCharacters, number } = CATEGORY_LIMITS
const Phone = v.pipe(v.string(), v.maxLength(64), v.transform(typedForm), v.regex(/^[0-9-]{3,16}$/, '电话只能是数字'))
const Whole = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max))
/** The table takes no number that is nearly nothing. */
const isSizeable = (value: number) => value === 0 || Math.abs(value) >= 1e-6
const Bound = v.optional(
  v.pipe(v.number(), v.minValue(-number), v.maxValue(number), v.check(isSizeable, '最多 6 位小数')),
)

const QuestionOption = v.object({
  id: Slug,
  label: Text(1, labelCharacters, '选项'),
  /** Choosing it stops the form: this number is called first. */
  emergencyPhone: v.optional(Phone),
})

export const Question = v.object({
  id: Slug,
  kind: codesOf(QUESTION_KINDS),
  label: Text(1, labelCharacters, '问题'),
  required: v.boolean(),
  options: v.optional(v.pipe(v.array(QuestionOption), v.maxLength(CATEGORY_LIMITS.options))),
  min: Bound,
  max: Bound,
  unit: v.optional(Text(0, 6, '单位')),
})
const Questions = v.pipe(v.array(Question), v.maxLength(CATEGORY_LIMITS.questions, '最多 6 个问题'))

/** What a reporter answered: text, a number, a day or minute of the street's time, or the ids of the options chosen. */
export const Answers = v.pipe(
  v.array(
    v.object({
      questionId: Slug,
      value: v.union([
        Text(0, paragraphCharacters, '回答'),
        v.pipe(v.number(), v.minValue(-number), v.maxValue(number)),
        v.pipe(v.array(Slug), v.maxLength(CATEGORY_LIMITS.options)),
      ]),
    }),
  ),
  v.maxLength(CATEGORY_LIMITS.questions),
)

/** An answer in the words of its question. */
export const SaidAnswer = v.object({ label: v.string(), said: v.string() })

const Version = Whole(0, 1_000_000)

export const ReportCategorySchema = v.object({
  id: Slug,
  name: v.string(),
  group: v.string(),
  icon: v.string(),
  slaHours: v.number(),
  urgent: v.boolean(),
  emergencyPhone: v.optional(v.string()),
  /** Sent with a report: its answers belong to the questions of this version. */
  version: Version,
  questions: v.array(Question),
})

/** What the office sets of a category. */
const CategoryForm = v.object({
  name: Text(1, CATEGORY_LIMITS.nameCharacters, '名称'),
  group: Text(1, CATEGORY_LIMITS.nameCharacters, '分组'),
  icon: v.pipe(v.string(), v.regex(/^[a-zA-Z]{1,20}$/, '请选一个图标')),
  slaHours: Whole(1, CATEGORY_LIMITS.slaHours),
  urgent: v.boolean(),
  emergencyPhone: v.optional(Phone),
  questions: v.optional(Questions, []),
  /** Points instead of what the street's rules give. */
  acceptedPoints: v.optional(Whole(0, CATEGORY_LIMITS.points)),
  confirmedPoints: v.optional(Whole(0, CATEGORY_LIMITS.points)),
  /** Who usually has it: 环卫队. */
  team: v.optional(Text(0, CATEGORY_LIMITS.nameCharacters, '负责单位')),
  /** Place in the list. */
  order: Whole(0, 999),
  active: v.boolean(),
  /** Its reports are never public. Stays as it was when absent. */
  confidential: v.optional(v.boolean()),
})

export const EditedCategory = v.object({ id: Slug, version: Version, ...CategoryForm.entries })

const CategoryEdit = v.object({
  version: Version,
  at: Moment,
  /** 街道管理员 样*. */
  byLabel: v.string(),
  category: EditedCategory,
})

/** What can be reported, kept by the street office. Part of `reports`. */
export const categoryRoutes = {
  categories: get('/report-categories/{streetId}', {
    summary: 'What can be reported in a street',
    roles: ['public'],
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ streetId: Slug }))
    .output(v.object({ items: v.array(ReportCategorySchema) })),
  editedCategories: get('/categories', {
    summary: 'All categories of my street with everything that can be set, also those switched off',
    roles: ['admin'],
  })
    .input(v.object({ ...pageQuery }))
    .output(Page(EditedCategory)),
  saveCategory: write('/categories/{categoryId}', {
    summary: 'Change a category, or add one',
    roles: ['admin'],
    errors: ['CATEGORY_CHANGED', 'CATEGORY_INCOMPLETE', 'TOO_MANY_CATEGORIES'],
  })
    .input(
      v.object({
        categoryId: Slug,
        id: Ulid,
        /** The version that was seen; 0 for a new one. */
        version: Version,
        ...CategoryForm.entries,
      }),
    )
    .output(EditedCategory),
  categoryHistory: get('/categories/{categoryId}/history', {
    summary: 'What was changed in a category, newest first',
    roles: ['admin'],
  })
    .input(v.object({ categoryId: Slug, ...pageQuery }))
    .output(Page(CategoryEdit)),
}
