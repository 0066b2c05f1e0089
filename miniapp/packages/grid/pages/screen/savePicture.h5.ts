import type { Picture } from './savePicture'

/** As in savePicture.ts: the browser downloads it. */
export async function savePicture({ name, contentType, base64 }: Picture): Promise<void> {
  const link = document.createElement('a')
  link.href = `data:${contentType};base64,${base64}`
  link.download = `${name}.${contentType === 'image/jpeg' ? 'jpg' : 'png'}`
  link.click()
}
