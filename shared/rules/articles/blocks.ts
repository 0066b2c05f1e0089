/** A part of an article. There is no HTML in it, and no way to put some there. */
export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'picture'; name: string; caption?: string | undefined }
  | { kind: 'link'; text: string; address: string }

export const BLOCK_KINDS = {
  heading: '小标题',
  paragraph: '一段话',
  list: '几条',
  picture: '图片',
  link: '链接',
} as const

/** A tag, an event's attribute or a script's address: the beginnings of what a page would run. */
const MARKUP = /<\s*[!/?a-z]|\bon(?:error|load|click|focus|blur|toggle|input|mouse[a-z]+)\s*=|(?:java|vb)script\s*:/iu

/** Is there the code of a page in a text? A lone `<` is none. */
export const hasMarkup = (text: string): boolean => MARKUP.test(text.normalize('NFKC'))

/** An address that may be opened from an article. */
export function isWebAddress(address: string): boolean {
  const match = /^https:\/\/([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?::\d{2,5})?(?:[/?#][^\s<>"'`\\]*)?$/i.exec(address)
  return match !== null
}

/** Is it an article of a 公众号? Those open inside WeChat. */
export const isOfficialAccount = (address: string): boolean => /^https:\/\/mp\.weixin\.qq\.com\//i.test(address)

/** All words of an article as one text, a line each. */
export const wordsOf = (blocks: readonly Block[]): string =>
  blocks
    .flatMap((block) => {
      if (block.kind === 'list') return block.items
      if (block.kind === 'picture') return block.caption === undefined ? [] : [block.caption]
      return [block.text]
    })
    .join('\n')

/** Its pictures by their names, each once. */
export const pictureNames = (blocks: readonly Block[]): string[] => [
  ...new Set(blocks.flatMap((block) => (block.kind === 'picture' ? [block.name] : []))),
]

/** People read so many characters a minute on a phone. */
const READ_A_MINUTE = 400

/** About how long it takes to read, in whole minutes. */
export const readingMinutes = (characters: number): number => Math.max(1, Math.round(characters / READ_A_MINUTE))
