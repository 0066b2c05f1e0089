import { newId } from '@console/app/ids'
import { type Columns, IMPORT_LIMITS } from '@shared/rules/survey/imports'
import type { Row } from '@shared/rules/survey/row'

interface Routes {
  startImport: (input: { id: string; round: number; total: number; columns: Columns }) => Promise<unknown>
  sendRows: (input: {
    id: string
    importId: string
    part: number
    rows: { line: number; cells: string[] }[]
  }) => Promise<unknown>
}

/** Hands a table over, a hundred rows at a time; says how many have arrived. The import's id. */
export async function sendAll(
  routes: Routes,
  { round, rows, columns }: { round: number; rows: readonly Row[]; columns: Columns },
  onSent: (rows: number) => void,
): Promise<string> {
  const importId = newId()
  await routes.startImport({ id: importId, round, total: rows.length, columns })
  for (let from = 0; from < rows.length; from += IMPORT_LIMITS.part) {
    const some = rows.slice(from, from + IMPORT_LIMITS.part)
    const part = from / IMPORT_LIMITS.part
    const sent = {
      id: newId(),
      importId,
      part,
      rows: some.map(({ line, cells }) => ({
        line,
        cells: cells.map((cell) => cell.slice(0, IMPORT_LIMITS.cell)),
      })),
    }
    await routes.sendRows(sent)
    onSent(from + some.length)
  }
  return importId
}
