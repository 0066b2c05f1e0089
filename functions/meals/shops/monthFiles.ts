import { handedOutIn, tailOf } from '@functions/meals/confirm'
import { now } from '@functions/platform/clock'
import { fileName } from '@functions/platform/files/fileName'
import { type Html, html, page } from '@functions/platform/files/html'
import type { Actor } from '@functions/platform/http/token'
import { streetOf } from '@functions/stations/street'
import type { Inputs } from '@shared/contract/contract'
import { plus, type Settled, type Sum, sayMonth, sumOf } from '@shared/rules/points/settlement'
import { type Cell, csvOf } from '@shared/rules/text/csv'
import { sayFen } from '@shared/rules/text/words'
import { clockOf, dayOf, minuteOf } from '@shared/rules/time/day'
import { shopFor } from './access'
import { statementOf } from './statements'

/** Megabytes of records of one file: more than a shop hands out in a month. */
const MOST_MB = 40

const HEAD = ['时间', '套餐', '顾客', '店员', '券尾号', '结果', '积分', '金额（元）']

/** A month with every record and what it comes to. Reads the month, 1 RU per 8 records or so. @throws NOT_FOUND */
async function wholeMonth(actor: Actor, { merchantId, month }: Inputs['shops']['monthCsv']) {
  const shop = await shopFor(actor, merchantId)
  const [records, statement] = await Promise.all([handedOutIn(shop, month).all(MOST_MB), statementOf(shop, month)])
  const { correction, pointFen } = statement
  const rows = records.map(
    ({ at, title, workerLabel, clerkLabel, pricePoints, outcome, ...record }): Exclude<Cell, undefined>[] => [
      ...[sayInstant(at), title, workerLabel, clerkLabel, tailOf(record)],
      ...amountsOf(outcome, pricePoints, pointFen),
    ],
  )
  // An open month is what the file lists, not what the counters know of it by now.
  const own = statement.state === 'closed' ? statement.own : sumOf(records, pointFen)
  return { shop, statement, rows, own, correction, total: plus(own, correction) }
}

/** What a record was and what it adds: an annulled one takes away what it had added. */
function amountsOf(outcome: Settled['outcome'], points: number, pointFen: number): Exclude<Cell, undefined>[] {
  if (outcome === 'refused') return ['退回', 0, { fen: 0 }]
  const sum = sumOf([{ outcome, pricePoints: points }], pointFen)
  return [outcome === 'annulled' ? '更正' : '核销', sum.points, { fen: sum.valueFen }]
}

const sayInstant = (at: number) => `${dayOf(at)} ${clockOf(minuteOf(at))}`

/** A month as a table: every record, then what it comes to. */
export async function monthCsvOf(actor: Actor, input: Inputs['shops']['monthCsv']) {
  const { shop, rows, own, correction, total } = await wholeMonth(actor, input)
  const line = (name: string, { vouchers, points, valueFen }: Sum): Cell[] => [
    ...[name, `${vouchers} 份`, '', '', '', '', points, { fen: valueFen }],
  ]
  const sums = [line('本月', own), line('上月更正', correction), line('合计', total)]
  return { name: fileName(`${shop.name}-${input.month}.csv`), csv: csvOf(HEAD, [...rows, ...sums]) }
}

const signedFen = (fen: number) => (fen < 0 ? `-${sayFen(-fen)}` : sayFen(fen))

/**
 * The same as one A4 page for a printer, whole in itself: no script, nothing fetched. It is handed over as a file, so
 * there is no address that shows a shop's turnover to whoever has it.
 */
export async function monthSheetOf(actor: Actor, input: Inputs['shops']['monthSheet']) {
  const { shop, statement, rows, own, correction, total } = await wholeMonth(actor, input)
  const { state, closedAt, closedByLabel, pointFen } = statement
  const { name: street } = await streetOf(actor.streetId)
  const sum = (name: string, { vouchers, points, valueFen }: Sum): Html =>
    html`<tr><th>${name}</th><td>${vouchers} 份</td><td>${points} 分</td><td>${signedFen(valueFen)} 元</td></tr>`
  const standing =
    state === 'closed' && closedAt !== undefined
      ? `已结清：${closedByLabel ?? ''} ${sayInstant(closedAt)}`
      : '尚未结清，数字还会变'
  const body = html`<h1>${shop.name} · ${sayMonth(input.month)}结算单</h1>
<p>${street}　每分折合 ${sayFen(pointFen)} 元　${standing}　打印 ${sayInstant(now())}</p>
<table class="sums">${sum('本月核销', own)}${sum('上月更正', correction)}${sum('应结', total)}</table>
<table><thead><tr>${HEAD.map((each) => html`<th>${each}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${typeof cell === 'object' ? signedFen(cell.fen) : cell}</td>`)}</tr>`)}</tbody></table>
<div class="signs"><p>商家（签字）</p><p>街道办（盖章）</p><p>日期</p></div>`
  return {
    name: fileName(`${shop.name}-${input.month}-结算单.html`),
    html: page(`${shop.name} ${input.month}`, STYLE, body),
  }
}

const STYLE = `@page{size:A4;margin:15mm}
body{font:10.5pt/1.5 "PingFang SC","Microsoft YaHei",sans-serif;color:#000;max-width:180mm;margin:8mm auto}
h1{font-size:16pt}table{width:100%;border-collapse:collapse;margin:4mm 0}thead{display:table-header-group}
tr{break-inside:avoid}th,td{border:.5pt solid #666;padding:1mm 2mm;text-align:left}.sums{width:60%}
.sums tr:last-child{font-weight:700}.signs{display:flex;gap:12mm;margin-top:14mm;break-inside:avoid}
.signs p{flex:1;border-top:.5pt solid #000;padding-top:1mm}`
