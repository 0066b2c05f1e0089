import { Icon } from '@miniapp/components/Icon'
import { Tap } from '@miniapp/components/Tap'
import { openWebAddress } from '@miniapp/lib/navigation/webAddress'
import { Image, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Article } from './useArticle'

/** The words of an article, a part under the other. */
export function Blocks({ article: { blocks, pictures } }: { article: Article }) {
  const urls = blocks.flatMap((block) => (block.kind === 'picture' ? (pictures[block.name]?.fullUrl ?? []) : []))
  return (
    <View className="article-body">
      {blocks.map((block, index) => {
        // Parts have no ids; they stand still while one reads.
        const key = `${index}-${block.kind}`
        if (block.kind === 'heading') {
          return (
            <View key={key} className="article-heading" role="heading" aria-level={2}>
              {block.text}
            </View>
          )
        }
        if (block.kind === 'paragraph') {
          return (
            <View key={key} className="article-text">
              {block.text}
            </View>
          )
        }
        if (block.kind === 'list') {
          return (
            <View key={key} className="article-items">
              {block.items.map((item, at) => {
                const place = `${at}-${item}`
                return (
                  <View key={place} className="article-item">
                    {item}
                  </View>
                )
              })}
            </View>
          )
        }
        if (block.kind === 'link') {
          return (
            <Tap
              key={key}
              id={`article-link-${index}`}
              className="article-link"
              onTap={() => openWebAddress(block.address)}
            >
              <Icon name="document" size="small" />
              {block.text}
            </Tap>
          )
        }
        return (
          <Picture key={key} url={pictures[block.name]?.url ?? ''} full={pictures[block.name]?.fullUrl} urls={urls}>
            {block.caption}
          </Picture>
        )
      })}
    </View>
  )
}

interface PictureProps {
  url: string
  full: string | undefined
  /** All of the article, for swiping. */
  urls: readonly string[]
  children: string | undefined
}

/** A picture as wide as the text; a tap opens it, and the others by swiping. */
function Picture({ url, full, urls, children }: PictureProps) {
  return (
    <View className="article-figure">
      <Image
        className="article-picture"
        src={url}
        mode="widthFix"
        lazyLoad
        aria-label={`${children ?? '图片'}，点开看大图`}
        onClick={() => {
          if (full) void Taro.previewImage({ urls: [...urls], current: full })
        }}
      />
      {children ? <View className="small article-caption">{children}</View> : null}
    </View>
  )
}
