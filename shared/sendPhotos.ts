/**
 * Sends photos one after the other and tells their ids. A photo keeps its id over every try, and one that arrived is not
 * sent again. Rejects as `upload` does.
 */
export function photoSender<Photo extends { path: string }>(
  upload: (id: string, photo: Photo) => Promise<void>,
  makeId: () => string,
) {
  const ids = new Map<string, string>()
  const arrived = new Set<string>()
  return async (photos: readonly Photo[], onSent?: (count: number) => void): Promise<string[]> => {
    const sent: string[] = []
    for (const photo of photos) {
      const id = ids.get(photo.path) ?? makeId()
      ids.set(photo.path, id)
      if (!arrived.has(id)) await upload(id, photo)
      arrived.add(id)
      sent.push(id)
      onSent?.(sent.length)
    }
    return sent
  }
}
