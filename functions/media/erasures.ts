import { type Erasure, erasing } from '@functions/platform/held'
import { remove } from '@functions/platform/store/writes'
import { UploadDay, uploadDaysOf } from './entities'

export const erasures: readonly Erasure[] = [
  erasing<typeof UploadDay>(
    'days of uploads',
    ({ memberId }) => uploadDaysOf(memberId),
    (day) => [remove(UploadDay, day)],
  ),
]
