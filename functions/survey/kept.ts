import { seal, unseal } from '@functions/platform/sealed/personal'
import { getNow } from '@functions/platform/store/writes'
import type { Row } from '@shared/rules/survey/row'
import * as v from 'valibot'
import { type ImportItem, ImportLook, ImportPart } from './importEntities'
import type { Look } from './looking'
import { rowsBound } from './orders'

const RowShape = v.object({ line: v.number(), cells: v.array(v.string()) })

/** What was said of the rows of a part. */
export interface Said {
  /** Lines that repeat an earlier one, each with that one. */
  twice: [number, number][]
  looks: Look[]
}

type Of = Pick<ImportItem, 'importId' | 'streetId' | 'expiresAt'>

export async function openedRows({
  importId,
  part,
  rowsSealed,
}: {
  importId: string
  part: number
  rowsSealed: string
}): Promise<Row[]> {
  return v.parse(v.array(RowShape), JSON.parse(await unseal(rowsSealed, rowsBound(importId, part))))
}

/** The rows of a part as they are kept; none when they are not any more. 4 read units. */
export async function rowsNow(importId: string, part: number): Promise<Row[]> {
  const found = await getNow(ImportPart, { importId, part })
  return found ? openedRows(found) : []
}

const saidBound = (importId: string, part: number) => `survey-said:${importId}:${part}`

/** What was said of a part so far. 1 read unit. */
export async function saidNow(importId: string, part: number): Promise<Said> {
  const found = await getNow(ImportLook, { importId, part })
  if (!found) return { twice: [], looks: [] }
  return JSON.parse(await unseal(found.saidSealed, saidBound(importId, part))) as Said
}

export async function sealedSaid({ importId, streetId, expiresAt }: Of, part: number, said: Said) {
  return {
    importId,
    part,
    streetId,
    expiresAt,
    saidSealed: await seal(JSON.stringify(said), saidBound(importId, part)),
  }
}
