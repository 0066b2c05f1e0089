import { ARTICLE_LIMITS } from './article'
import { type Block, hasMarkup } from './blocks'

/** 一、 （二） 第三章: how headings begin. */
const HEADING =
  /^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|第[一二三四五六七八九十]{1,3}[章节条部])/
/** • - 1. ①: how items of a list begin. */
const ITEM = /^(?:[•·●▪◆-]|\d{1,2}[.、．)）]|[①-⑳])\s*/
/** A heading is short. Characters. */
const HEADING_MOST = 30

/** The parts of an article out of its words as they were copied: text alone, whatever page they stood on. */
export function blocksOfText(text: string): Block[] {
  const blocks: Block[] = []
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.replace(/[\s\u200b\ufeff]+/g, ' ').trim()
    if (line === '' || hasMarkup(line) || blocks.length >= ARTICLE_LIMITS.blocks) continue
    const item = ITEM.test(line) ? line.replace(ITEM, '').slice(0, ARTICLE_LIMITS.item) : ''
    const last = blocks.at(-1)
    if (item !== '') {
      if (last?.kind === 'list' && last.items.length < ARTICLE_LIMITS.items) last.items.push(item)
      else blocks.push({ kind: 'list', items: [item] })
    } else if (HEADING.test(line) && [...line].length <= HEADING_MOST) {
      blocks.push({ kind: 'heading', text: line })
    } else {
      blocks.push({ kind: 'paragraph', text: line.slice(0, ARTICLE_LIMITS.text) })
    }
  }
  return blocks
}
