import { serve } from '@functions/platform/http/http'
import { media as contract } from '@shared/contract/media'
import { createUpload } from './createUpload'
import { createFile } from './files'

export const handler = serve(contract, {
  createUpload: ({ input, actor }) => createUpload(actor, input),
  createFile: ({ input, actor }) => createFile(actor, input),
})
