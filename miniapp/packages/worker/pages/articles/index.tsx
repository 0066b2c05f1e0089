import { Badge } from '@miniapp/components/Badge'
import { PagedList } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import { Tap } from '@miniapp/components/Tap'
import { now } from '@miniapp/lib/clock'
import { go, pageUrl } from '@miniapp/lib/navigation/go'
import type { Outputs } from '@shared/contract/contract'
import { ARTICLE_CATEGORIES } from '@shared/rules/articles/article'
import { hasEnded } from '@shared/rules/articles/standing'
import { sayDay, sayMoment } from '@shared/rules/time/day'
import { Image, View } from '@tarojs/components'
import { useShareAppMessage } from '@tarojs/taro'
import { SHELVES, type Shelf, useArticles } from './useArticles'
import './index.scss'

definePageConfig({
  navigationBarTitleText: '政策与消息',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
})

type Card = Outputs['articles']['list']['items'][number]

const EMPTY: Record<Shelf, string> = {
  all: '还没有发布文章，过几天再来看',
  policy: '现在没有能享受的政策，过几天再来看',
  model: '还没有写身边的典型',
  letter: '还没有给大家的信',
  notice: '现在没有通知',
  lesson: '还没有可学的，过几天再来看',
  activity: '还没有写活动回顾',
  ended: '没有已结束的政策',
}

/** 政策, 典型, 一封信, 通知: pinned ones first, newest next; what is over stands by itself. */
export default function ArticlesPage() {
  const { shelf, setShelf, list } = useArticles()
  useShareAppMessage(() => ({ title: '街道给小哥的政策和消息', path: pageUrl('worker/articles') }))
  return (
    <Screen>
      <View className="chips" role="radiogroup" aria-role="radiogroup" aria-label="看哪一类">
        {SHELVES.map((each) => (
          <Tap
            key={each.shelf}
            id={`articles-${each.shelf}`}
            className="chip"
            chosen={each.shelf === shelf}
            onTap={() => setShelf(each.shelf)}
          >
            {each.label}
          </Tap>
        ))}
      </View>
      <PagedList list={list} empty={EMPTY[shelf]} drawing="tea" rows={6}>
        {(article) => <ArticleRow key={article.articleId} article={article} />}
      </PagedList>
    </Screen>
  )
}

function ArticleRow({ article }: { article: Card }) {
  const { articleId, category, title, summary, coverUrl, publishAt, pinned, until, mustKnow } = article
  const isOver = hasEnded({ until }, now())
  return (
    <Tap
      id={`article-${articleId}`}
      className={`card article-row ${isOver ? 'article-row--over' : ''}`}
      onTap={() => go('worker/article', { id: articleId })}
    >
      <View className="grow">
        <View className="article-title">{title}</View>
        <View className="second clip">{summary}</View>
        <View className="article-facts">
          {mustKnow ? <Badge tone="bad">必看</Badge> : null}
          {pinned ? <Badge tone="brand">置顶</Badge> : null}
          {isOver ? <Badge>已结束</Badge> : null}
          <View className="small number">
            {ARTICLE_CATEGORIES[category].label} · {sayMoment(publishAt, now())}
            {until && !isOver ? ` · ${sayDay(until, now())}截止` : ''}
          </View>
        </View>
      </View>
      {coverUrl ? (
        <Image className="article-thumb" src={coverUrl} mode="aspectFill" lazyLoad aria-hidden="true" />
      ) : null}
    </Tap>
  )
}
