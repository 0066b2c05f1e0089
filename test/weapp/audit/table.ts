import type { Finding } from './finding'

const HEADS = ['', 'rule', 'where', 'measured', 'our budget', 'official limit']
const MARKS = { kept: '✓', breach: '✗', unknown: '–' } as const
/** Longer texts would push the columns behind them off the screen. */
const WIDEST = 72

/** Columns of a terminal that a text takes: Chinese characters take two. */
export function widthOf(text: string): number {
  let width = 0
  for (const character of text) {
    width +=
      /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
        character,
      )
        ? 2
        : 1
  }
  return width
}

function shortened(text: string): string {
  const plain = text.replace(/\s+/g, ' ')
  let out = ''
  for (const character of plain) {
    if (widthOf(out + character) >= WIDEST) return `${out}…`
    out += character
  }
  return out
}

/** The findings as one aligned table and a last line that counts them. */
export function tableOf(findings: readonly Finding[]): string {
  const rows = findings.map((finding) => [
    MARKS[finding.state],
    finding.rule,
    shortened(finding.where),
    shortened(finding.measured),
    finding.budget ?? '',
    finding.official ?? '',
  ])
  const widths = HEADS.map((head, column) => Math.max(widthOf(head), ...rows.map((row) => widthOf(row[column] ?? ''))))
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell)))
      .join('  ')
      .trimEnd()
  const count = (state: Finding['state']) => findings.filter((finding) => finding.state === state).length
  const ruler = widths.map((width) => '─'.repeat(width)).join('──')
  const unknown = count('unknown')
  const end = `${count('kept')} kept, ${count('breach')} broken${unknown ? `, ${unknown} could not be measured here` : ''}`
  return [line(HEADS), ruler, ...rows.map(line), '', end].join('\n')
}
