import { TEMPLATE_LIMITS, TEMPLATE_MOVES } from '@shared/rules/reports/replyTemplate'
import { WORKING_LIMITS } from '@shared/rules/time/working'
import * as v from 'valibot'
import { get, write } from './route'
import { codesOf, DayText, Page, pageQuery, Text, TypedDay, Ulid } from './types'

/** The version of a setting that was seen when it was changed; 0 when there was none. */
const Version = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000))

const Minute = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1440))
const Days = v.array(DayText)
const TypedDays = v.pipe(v.array(TypedDay), v.maxLength(WORKING_LIMITS.days, `最多 ${WORKING_LIMITS.days} 天`))

const Template = v.object({
  templateId: Ulid,
  move: codesOf(TEMPLATE_MOVES),
  title: Text(1, TEMPLATE_LIMITS.title, '名称'),
  text: Text(1, TEMPLATE_LIMITS.text, '内容'),
  /** Off: kept, and offered to nobody. */
  active: v.boolean(),
})

export const WorkingRulesSchema = v.object({
  weekdays: v.pipe(
    v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6))),
    v.minLength(1, '请至少选一天'),
    v.maxLength(7),
  ),
  opensAtMinute: Minute,
  closesAtMinute: Minute,
  holidays: Days,
  extraDays: Days,
})

/** The same as the office sets it. */
const TypedWorkingRules = v.object({ ...WorkingRulesSchema.entries, holidays: TypedDays, extraDays: TypedDays })

const Saved = v.object({ version: Version })

/** What the street office sets for the work on reports. */
export const reportSettings = {
  templates: get('/reports/templates', {
    summary: 'Reply templates of the street by move; those switched off too, for who edits them',
    roles: ['gridWorker', 'admin'],
  })
    .input(v.object({ ...pageQuery }))
    .output(Page(v.object({ ...Template.entries, version: Version }))),
  saveTemplate: write('/reports/templates', {
    summary: 'Writes a reply template, new or changed',
    roles: ['admin'],
    errors: ['SETTING_CHANGED'],
  })
    .input(v.object({ ...Template.entries, id: Ulid, version: Version }))
    .output(Saved),
  working: get('/reports/working', {
    summary: 'When staff of the street work; due times follow from it. Without rules the clock runs day and night',
    roles: ['gridWorker', 'admin'],
  })
    .input(v.object({}))
    .output(v.object({ version: Version, rules: v.optional(WorkingRulesSchema) })),
  saveWorking: write('/reports/working', {
    summary: 'Sets when staff work; reports that come from now on are due by it',
    roles: ['admin'],
    errors: ['SETTING_CHANGED'],
  })
    .input(v.object({ id: Ulid, version: Version, rules: TypedWorkingRules }))
    .output(Saved),
}
