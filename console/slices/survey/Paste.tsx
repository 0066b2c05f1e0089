import { type Columns, FIELD_ORDER, FIELDS, type Field, IMPORT_LIMITS } from '@shared/rules/survey/imports'
import { columnLetter, type Row, readRow } from '@shared/rules/survey/row'
import { columnsOf, type Found, filledDown, headsOf, rowsOf } from '@shared/rules/survey/sheet'
import { sayNumber } from '@shared/rules/text/words'
import { Alert, Button, Checkbox, Input, Progress, Select } from 'antd'
import { useRef, useState } from 'react'
import { isWorkbook, tableOf, textOf } from './reading'

export interface Pasted {
  rows: readonly Row[]
  columns: Columns
}

interface Props {
  busy: boolean
  percent: number
  onRows: (pasted: Pasted) => void
}

const WORKBOOK = '这是 Excel 文件：请打开它，选中要导入的格子复制，再粘贴到下面；或另存为 CSV 再选'
const UNREAD = '这个文件读不出来，可能正在别的程序里打开：请关掉再选，或者复制粘贴到下面'
const NO_HEADS = '没有找到表头：第一行要写“姓名、手机号、网点”'

/** Takes a table in, pasted or as a file, and says which column is what. */
export function Paste({ busy, percent, onRows }: Props) {
  const picker = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [said, setSaid] = useState<string>()
  const [chosen, choose] = useState<Found>({})
  const [fills, setFills] = useState(false)
  const table = text.trim() === '' ? [] : tableOf(text)
  const heads = headsOf(table)
  const columns = columnsOf({ ...heads?.found, ...chosen })
  const plain = heads && columns ? rowsOf(table, heads.line, columns) : []
  const rows = fills ? filledDown(plain, 'outlet') : plain
  const isMerged = columns && hasMerged(plain, columns)
  const width = Math.max(0, ...table.slice(0, 20).map((cells) => cells.length))
  const read = async (file: File) => {
    const bytes = new Uint8Array(await file.arrayBuffer())
    setSaid(isWorkbook(bytes) ? WORKBOOK : undefined)
    if (!isWorkbook(bytes)) setText(textOf(bytes))
  }
  const tooMany = rows.length > IMPORT_LIMITS.rows
  return (
    <>
      <p className="small">在 Excel 或 WPS 里选中表格（连表头一起）复制，粘贴到这里；也可以选一个 CSV 文件。</p>
      <Input.TextArea
        id="import-text"
        aria-label="粘贴表格"
        value={text}
        rows={8}
        placeholder={'姓名\t手机号\t职业\t网点'}
        onChange={(event) => {
          setText(event.target.value)
          setSaid(undefined)
        }}
      />
      <div className="row wrap survey-columns">
        <input
          ref={picker}
          id="import-picked"
          type="file"
          hidden
          accept=".csv,.txt,.tsv,.xls,.xlsx"
          onChange={({ target }) => {
            const [file] = target.files ?? []
            // The same file, corrected, may be chosen again.
            if (file)
              read(file)
                .catch(() => setSaid(UNREAD))
                .finally(() => {
                  target.value = ''
                })
          }}
        />
        <Button id="import-file" onClick={() => picker.current?.click()}>
          选 CSV 文件
        </Button>
        {heads
          ? FIELD_ORDER.map((field) => (
              <Select
                key={field}
                id={`import-${field}`}
                aria-label={`${FIELDS[field].label}在哪一列`}
                placeholder={`${FIELDS[field].label}在哪一列`}
                value={(chosen[field] ?? heads.found[field]) as number}
                options={Array.from({ length: width }, (_, at) => ({
                  value: at,
                  label: `${FIELDS[field].label}：${columnLetter(at)} 列 ${table[heads.line]?.[at] ?? ''}`,
                }))}
                onChange={(at: number) =>
                  choose((before): Found => ({ ...before, [field]: at }) as Record<Field, number>)
                }
              />
            ))
          : null}
      </div>
      {said ? <Alert type="warning" showIcon title={said} /> : null}
      {text.trim() !== '' && !heads ? <Alert type="warning" showIcon title={NO_HEADS} /> : null}
      {isMerged ? (
        <Checkbox id="import-fill" checked={fills} onChange={(event) => setFills(event.target.checked)}>
          网点一列有空格子，像是合并的单元格：用上面的网点向下填满
        </Checkbox>
      ) : null}
      {tooMany ? (
        <Alert type="warning" showIcon title={`一次最多 ${sayNumber(IMPORT_LIMITS.rows)} 行，请分几次`} />
      ) : null}
      {busy ? <Progress percent={percent} /> : null}
      <Button
        id="import-send"
        type="primary"
        loading={busy}
        disabled={!columns || rows.length === 0 || tooMany}
        onClick={() => columns && onRows({ rows, columns })}
      >
        核对 {sayNumber(rows.length)} 行
      </Button>
    </>
  )
}

/** Is there an empty outlet below one that is not? */
function hasMerged(rows: readonly Row[], columns: Columns): boolean {
  let above = ''
  return rows.some((row) => {
    const outlet = row.cells[FIELD_ORDER.indexOf('outlet')] ?? ''
    const read = outlet === '' && above !== '' ? readRow(row, columns, above) : undefined
    above = outlet || above
    return read !== undefined && 'wrongs' in read
  })
}
