import { api } from '@console/app/client'
import { Problem } from '@console/app/problem'
import type { Inputs } from '@shared/contract/contract'

/** Sends one file of an article under an id: asks for a one-off form and posts it. @throws Problem */
export async function uploadFile(
  given: Pick<Inputs['media']['createFile'], 'id' | 'purpose' | 'contentType'>,
  file: Blob,
): Promise<void> {
  const { url, fields } = await api.media.createFile({ ...given, bytes: file.size })
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  body.append('file', file)
  const answer = await fetch(url, { method: 'POST', body, credentials: 'omit' }).catch(() => {
    throw new Problem('OFFLINE', '文件没有传上去，请检查网络', 0)
  })
  if (!answer.ok) throw new Problem('UPLOAD_REFUSED', '文件没有传上去，请重试', answer.status)
}
