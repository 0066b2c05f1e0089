import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { seal, unseal } from '@functions/platform/sealed/personal'
import { getNow } from '@functions/platform/store/writes'
import type { Row } from '@shared/rules/survey/row'
import * as v from 'valibot'
import { type ImportItem, ImportLook, ImportPart } from './importEntities'
import type { Look } from './looking'

const rowsBound = (importId: string, part: number) => `survey-rows:${importId}:${part}`
const saidBound = (importId: string, part: number) => `survey-said:${importId}:${part}`

/** Rows are much alike: packed they take a third of the units. */
const packed = (value: unknown): string => deflateRawSync(JSON.stringify(value)).toString('base64')
const unpacked = (text: string): unknown => JSON.parse(inflateRawSync(Buffer.from(text, 'base64')).toString('utf8'))

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
  return v.parse(v.array(RowShape), unpacked(await unseal(rowsSealed, rowsBound(importId, part))))
}

export const sealedRows = (importId: string, part: number, rows: readonly Row[]): Promise<string> =>
  seal(packed(rows), rowsBound(importId, part))

/** The rows of a part as they are kept; none when they are not any more. 4 read units. */
export async function rowsNow(importId: string, part: number): Promise<Row[]> {
  const found = await getNow(ImportPart, { importId, part })
  return found ? openedRows(found) : []
}

/** What was said of a part so far. 1 read unit. */
export async function saidNow(importId: string, part: number): Promise<Said> {
  const found = await getNow(ImportLook, { importId, part })
  if (!found) return { twice: [], looks: [] }
  return unpacked(await unseal(found.saidSealed, saidBound(importId, part))) as Said
}

export async function sealedSaid({ importId, streetId, expiresAt }: Of, part: number, said: Said) {
  return {
    importId,
    part,
    streetId,
    expiresAt,
    saidSealed: await seal(packed(said), saidBound(importId, part)),
  }
}
