/**
 * Where photos lie. Links are shown to people who must not learn whose photo it is (an anonymous report), so the name
 * tells neither the owner nor that two photos have the same one (names.ts).
 *
 * bucket   key                              who may read it
 * uploads  originals/<street>/<name>        onUpload alone
 * uploads  orders/<street>/<name>           onUpload alone: the black boxes of this photo changed
 * uploads  unredacted/<street>/<name>.jpg   the street office, through signed links: a photo before its first box
 * uploads  files/<street>/<name>            through signed links of its article
 * uploads  papers/<street>/<name>           the street office, through signed links: a consent on paper, gone when it is over
 * photos   photos/<street>/<name>.jpg       through signed links, longest side 2048 px
 * photos   screens/<street>/<name>.jpg      through signed links, longest side 936 px
 * photos   tiles/<street>/<name>.jpg        through signed links, a square of 251 px
 * photos   rows/<street>/<name>.jpg         through signed links, a square of 184 px
 * photos   copies/<street>/<name>.json      through signed links: what is stored of a person, for that person; its parts beside it
 * photos   exports/<street>/<id>.csv        through signed links: a table that staff ordered; its parts in a folder beside it
 *
 * Roles name these folders (infra/roles-*.yml); test/fidelity/rights.test.ts says whose lacks one, and the local S3 refuses.
 */
export interface StoredPhoto {
  streetId: string
  /** 43 characters of base64url. */
  name: string
}

export const originalKey = ({ streetId, name }: StoredPhoto) => `originals/${streetId}/${name}`
export const photoKey = ({ streetId, name }: StoredPhoto) => `photos/${streetId}/${name}.jpg`
export const screenKey = ({ streetId, name }: StoredPhoto) => `screens/${streetId}/${name}.jpg`
export const tileKey = ({ streetId, name }: StoredPhoto) => `tiles/${streetId}/${name}.jpg`
export const rowKey = ({ streetId, name }: StoredPhoto) => `rows/${streetId}/${name}.jpg`

export const orderKey = ({ streetId, name }: StoredPhoto) => `orders/${streetId}/${name}`
export const unredactedKey = ({ streetId, name }: StoredPhoto) => `unredacted/${streetId}/${name}.jpg`

export const fileKey = ({ streetId, name }: StoredPhoto) => `files/${streetId}/${name}`
export const paperKey = ({ streetId, name }: StoredPhoto) => `papers/${streetId}/${name}`

/** What a person's copy of their data lies under: nothing that they or anybody chose. */
export const copyKey = ({ streetId, name }: StoredPhoto, ending: string) => `copies/${streetId}/${name}${ending}`

interface StoredExport {
  streetId: string
  exportId: string
}

export const exportKey = ({ streetId, exportId }: StoredExport) => `exports/${streetId}/${exportId}.csv`
export const exportPartKey = ({ streetId, exportId }: StoredExport, part: string) =>
  `exports/${streetId}/${exportId}/${part}.csv`

/** The photo an original's key names, or undefined when the key is not one of ours. */
export const photoOfOriginal = (key: string) => photoUnder('originals', key)

/** The photo an order's key names, or undefined when the key is not one of ours. */
export const photoOfOrder = (key: string) => photoUnder('orders', key)

function photoUnder(folder: 'originals' | 'orders', key: string): StoredPhoto | undefined {
  const match = /^([a-z]+)\/([a-z0-9-]{1,32})\/([A-Za-z0-9_-]{43})$/.exec(key)
  const [, under, streetId, name] = match ?? []
  return under === folder && streetId && name ? { streetId, name } : undefined
}
