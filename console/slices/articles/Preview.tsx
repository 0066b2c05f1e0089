import { now } from '@console/app/clock'
import { ARTICLE_CATEGORIES, ARTICLE_DOORS } from '@shared/rules/articles/article'
import { readingMinutes } from '@shared/rules/articles/blocks'
import { hasEnded } from '@shared/rules/articles/standing'
import { sayDay } from '@shared/rules/time/day'
import type { Pictures, TypedBlock, Words } from './useArticles'

/** A picture that was chosen here, or one that the article had. */
export type Chosen = { name?: string | undefined; photoId?: string | undefined; path?: string | undefined }

export const urlOf = ({ name, path }: Chosen, pictures: Pictures): string | undefined =>
  path ?? (name === undefined ? undefined : pictures[name]?.url)

interface Props {
  words: Partial<Omit<Words, 'cover' | 'blocks' | 'attachments'>> & {
    cover?: Chosen | undefined
    blocks?: readonly (TypedBlock & Chosen)[]
    attachments?: readonly { name: string }[] | undefined
  }
  pictures: Pictures
}

/** An article as it will be on a phone. */
export function Preview({ words, pictures }: Props) {
  const { category = 'policy', title, summary, box, cover, blocks = [], attachments = [] } = words
  const coverUrl = cover && urlOf(cover, pictures)
  return (
    <section className="article-phone" aria-label="手机上的样子" ref={reachedByKeys}>
      {coverUrl ? <img className="article-phone-cover" src={coverUrl} alt="" /> : null}
      <h2>{title || '标题'}</h2>
      <p className="small">
        {ARTICLE_CATEGORIES[category].full} · 约 {readingMinutes(lettersOf(blocks))} 分钟
      </p>
      <p className="article-phone-summary">{summary || '摘要'}</p>
      {box ? <PreviewBox box={box} /> : null}
      {blocks.map((block, index) => (
        <Part key={placeOf(block, index)} block={block} pictures={pictures} />
      ))}
      {attachments.map(({ name }) => (
        <p key={name} className="article-phone-link">
          附件：{name}
        </p>
      ))}
    </section>
  )
}

/** Parts have no ids: they are told apart by where they stand. */
const placeOf = (block: TypedBlock | undefined, index: number) => `${index}-${block?.kind ?? ''}`

const lettersOf = (blocks: NonNullable<Props['words']['blocks']>) =>
  blocks.reduce((sum, block) => {
    if (block.kind === 'list') return sum + block.items.join('').length
    return sum + ('text' in block ? (block.text ?? '').length : 0)
  }, 0)

function PreviewBox({ box: { forWhom, gain, until, action } }: { box: NonNullable<Words['box']> }) {
  const isOver = hasEnded({ until }, now())
  const button =
    action?.kind === 'call' ? '打电话问' : action?.kind === 'navigate' ? '去这里' : action && ARTICLE_DOORS[action.door]
  return (
    <div className="article-phone-box">
      <strong>跟我有关吗</strong> {isOver ? <span className="mark mark--plain">已结束</span> : null}
      <div className="small">给谁的</div>
      <div>{forWhom}</div>
      <div className="small">能得到什么</div>
      <div>{gain}</div>
      <div className="small">到什么时候</div>
      <div>{until ? sayDay(until, now()) : '长期有效'}</div>
      {button && !isOver ? <div className="article-phone-button">{button}</div> : null}
    </div>
  )
}

function Part({ block, pictures }: { block: TypedBlock & Chosen; pictures: Pictures }) {
  if (!block) return null
  if (block.kind === 'heading') return <h3>{block.text}</h3>
  if (block.kind === 'paragraph') return <p className="article-phone-text">{block.text}</p>
  if (block.kind === 'link') return <p className="article-phone-link">{block.text}</p>
  if (block.kind === 'list') {
    return (
      <ul>
        {block.items.map((item, at) => {
          const place = `${at}-${item}`
          return <li key={place}>{item}</li>
        })}
      </ul>
    )
  }
  const url = urlOf(block, pictures)
  return (
    <figure>
      {url ? <img src={url} alt={block.caption ?? '图片'} /> : null}
      {block.caption ? <figcaption className="small">{block.caption}</figcaption> : null}
    </figure>
  )
}

/** What scrolls by itself can be come to by keys. */
function reachedByKeys(box: HTMLElement | null): void {
  if (box) box.tabIndex = 0
}
