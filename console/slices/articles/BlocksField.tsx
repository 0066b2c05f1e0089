import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons'
import { ARTICLE_LIMITS } from '@shared/rules/articles/article'
import { BLOCK_KINDS } from '@shared/rules/articles/blocks'
import { Button, Input } from 'antd'
import { PictureField } from './PictureField'
import type { Chosen } from './Preview'
import type { Pictures, TypedBlock } from './useArticles'

type Block = TypedBlock & Chosen
type Kind = Block['kind']

interface Props {
  id?: string
  pictures: Pictures
  value?: readonly Block[]
  onChange?: (blocks: Block[]) => void
}

/** What a new part begins with. */
function begin(kind: Kind): Block {
  if (kind === 'list') return { kind, items: [''] }
  if (kind === 'picture') return { kind }
  if (kind === 'link') return { kind, text: '', address: '' }
  return { kind, text: '' }
}

/** The parts of an article in their order: written, moved and taken out. */
export function BlocksField({ pictures, value = [], onChange }: Props) {
  const put = (index: number, block: Block) => onChange?.(value.map((each, at) => (at === index ? block : each)))
  const out = (index: number) => onChange?.(value.filter((_, at) => at !== index))
  const move = (index: number, by: 1 | -1) => {
    const next = [...value]
    const [block] = next.splice(index, 1)
    if (block) next.splice(index + by, 0, block)
    onChange?.(next)
  }
  return (
    <div className="article-blocks">
      {value.map((block, index) => {
        const key = `${index}-${block.kind}`
        return (
          <div key={key} className="article-block">
            <div className="row">
              <span className="small grow">{BLOCK_KINDS[block.kind]}</span>
              <Button
                size="small"
                type="text"
                icon={<ArrowUpOutlined />}
                aria-label={`第 ${index + 1} 段往上`}
                disabled={index === 0}
                onClick={() => move(index, -1)}
              />
              <Button
                size="small"
                type="text"
                icon={<ArrowDownOutlined />}
                aria-label={`第 ${index + 1} 段往下`}
                disabled={index === value.length - 1}
                onClick={() => move(index, 1)}
              />
              <Button
                size="small"
                type="text"
                danger
                icon={<DeleteOutlined />}
                aria-label={`去掉第 ${index + 1} 段`}
                onClick={() => out(index)}
              />
            </div>
            <Part block={block} index={index} pictures={pictures} onChange={(next) => put(index, next)} />
          </div>
        )
      })}
      <div className="row wrap">
        {(Object.keys(BLOCK_KINDS) as Kind[]).map((kind) => (
          <Button
            key={kind}
            id={`block-${kind}`}
            size="small"
            disabled={value.length >= ARTICLE_LIMITS.blocks}
            onClick={() => onChange?.([...value, begin(kind)])}
          >
            加{BLOCK_KINDS[kind]}
          </Button>
        ))}
      </div>
    </div>
  )
}

interface PartProps {
  block: Block
  index: number
  pictures: Pictures
  onChange: (block: Block) => void
}

function Part({ block, index, pictures, onChange }: PartProps) {
  const id = `block-${index}`
  switch (block.kind) {
    case 'heading':
      return (
        <Input
          id={id}
          aria-label="小标题"
          value={block.text}
          maxLength={ARTICLE_LIMITS.title}
          onChange={(event) => onChange({ ...block, text: event.target.value })}
        />
      )
    case 'paragraph':
      return (
        <Input.TextArea
          id={id}
          aria-label="一段话"
          value={block.text}
          maxLength={ARTICLE_LIMITS.text}
          autoSize={{ minRows: 2 }}
          onChange={(event) => onChange({ ...block, text: event.target.value })}
        />
      )
    case 'list':
      return (
        <Input.TextArea
          id={id}
          aria-label="几条，一行一条"
          placeholder="一行一条"
          value={block.items.join('\n')}
          autoSize={{ minRows: 2 }}
          onChange={(event) => onChange({ ...block, items: event.target.value.split('\n') })}
        />
      )
    case 'link':
      return (
        <div className="row">
          <Input
            id={id}
            aria-label="链接文字"
            placeholder="看这里"
            value={block.text}
            maxLength={ARTICLE_LIMITS.linkText}
            onChange={(event) => onChange({ ...block, text: event.target.value })}
          />
          <Input
            aria-label="网址"
            placeholder="https://"
            value={block.address}
            maxLength={ARTICLE_LIMITS.address}
            onChange={(event) => onChange({ ...block, address: event.target.value })}
          />
        </div>
      )
    case 'picture':
      return (
        <>
          <PictureField
            id={`${id}-picture`}
            pictures={pictures}
            value={block}
            onChange={(picture) => {
              onChange({ kind: 'picture', ...picture, caption: block.caption })
            }}
          />
          <Input
            id={id}
            aria-label="图片说明"
            placeholder="图片说明（可不填）"
            value={block.caption ?? ''}
            maxLength={ARTICLE_LIMITS.caption}
            onChange={(event) => onChange({ ...block, caption: event.target.value || undefined })}
          />
        </>
      )
  }
}
