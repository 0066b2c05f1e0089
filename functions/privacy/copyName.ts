import type { StoredPhoto } from '@functions/media/keys'
import { blindIndex } from '@functions/platform/sealed/personal'
import type { CopyItem } from './entities'

/** Under what a copy lies: nobody else can choose or guess it. */
export const copyName = async ({
  memberId,
  streetId,
  copyId,
}: Pick<CopyItem, 'memberId' | 'streetId' | 'copyId'>): Promise<StoredPhoto> => ({
  streetId,
  name: await blindIndex('copy', `${memberId}/${copyId}`),
})

/** How the names of its files end. */
export const chunkEnding = (number: number) => `-${number}.part`
