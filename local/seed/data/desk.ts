import type { TemplateMove } from '@shared/rules/reports/replyTemplate'
import type { WorkingRules } from '@shared/rules/time/working'

/** Units that get work from the communities. No telephone number begins like theirs. */
export const UNITS = [
  { unitId: 'huanwei', name: '环卫所', phone: '0535-0000201' },
  { unitId: 'zhifa', name: '综合执法中队', phone: '0535-0000202' },
] as const

/** When the street's staff work: six days a week, and not on the holidays. */
export const WORKING: WorkingRules = {
  weekdays: [1, 2, 3, 4, 5, 6],
  opensAtMinute: 8 * 60,
  closesAtMinute: 18 * 60,
  holidays: ['2027-01-01', '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-05-01', '2027-10-01'],
  extraDays: [],
}

/** Sentences the office gave its staff. */
export const TEMPLATES: readonly { move: TemplateMove; title: string; text: string }[] = [
  { move: 'accept', title: '已收到', text: '{地址}的{类别}已收到，{期限}前处理，谢谢提醒。' },
  { move: 'accept', title: '马上去看', text: '已收到，网格员马上到{地址}看现场。' },
  { move: 'reject', title: '不归街道管', text: '{地址}的{类别}不在街道职责范围内，请拨打 12345。' },
  { move: 'reject', title: '看不清位置', text: '照片里看不出具体位置，请补充照片后再报一次。' },
  { move: 'resolve', title: '已处理', text: '{地址}的{类别}已处理好，请看照片确认。' },
  { move: 'resolve', title: '先设围挡', text: '已在{地址}设好围挡，后续由产权单位修复。' },
  { move: 'handOver', title: '请帮忙处理', text: '{地址}的{类别}请你们处理，{期限}前要办完。' },
]
