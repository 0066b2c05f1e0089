import { Badge } from '@miniapp/components/Badge'
import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { ConfirmSheet } from '@miniapp/components/ConfirmSheet'
import { Loaded } from '@miniapp/components/Loaded'
import { ReasonSheet } from '@miniapp/components/ReasonSheet'
import { Screen } from '@miniapp/components/Screen'
import { Tap } from '@miniapp/components/Tap'
import { now } from '@miniapp/lib/clock'
import { goBack, pageUrl } from '@miniapp/lib/navigation/go'
import { openWebAddress } from '@miniapp/lib/navigation/webAddress'
import { useSession } from '@miniapp/lib/session/session'
import { ARTICLE_CATEGORIES, ARTICLE_LIMITS, ARTICLE_REMARKS, type ArticleRemark } from '@shared/rules/articles/article'
import { readingMinutes, wordsOf } from '@shared/rules/articles/blocks'
import { sayMoment } from '@shared/rules/time/day'
import { Image, View } from '@tarojs/components'
import { useShareAppMessage, useShareTimeline } from '@tarojs/taro'
import { useState } from 'react'
import { Attachments } from './Attachments'
import { Blocks } from './Blocks'
import { Box } from './Box'
import { Questions } from './Questions'
import { StudyBar } from './StudyBar'
import { type Article, pictureToShare, useArticle, useArticleActs } from './useArticle'
import { useReadingPlace } from './useReadingPlace'
import { useStudy } from './useStudy'
import './index.scss'

definePageConfig({
  navigationBarTitleText: '文章',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
  enableShareTimeline: true,
})

export interface Params {
  id?: string
  /** Of a printed code. */
  scene?: string
}

/** An article to be read: also without signing in, from a shared card or 朋友圈, when it is for everybody. */
export default function ArticlePage() {
  const load = useArticle()
  const article = load.data
  // What is for some is not passed on: neither its title nor its picture.
  const shared = article?.isPublic ? article : undefined
  const imageUrl = shared && pictureToShare(shared)
  const picture = imageUrl === undefined ? {} : { imageUrl }
  useShareAppMessage(() =>
    shared
      ? { title: shared.title, path: pageUrl('worker/article', { id: shared.articleId }), ...picture }
      : { title: '街道给小哥的政策和消息', path: pageUrl('worker/articles') },
  )
  useShareTimeline(() =>
    shared ? { title: shared.title, query: `id=${shared.articleId}`, ...picture } : { title: '街道给小哥的政策和消息' },
  )
  return (
    <Screen
      foot={
        shared && process.env.TARO_ENV === 'weapp' ? (
          <BigButton id="article-share" kind="plain" openType="share">
            转给工友看
          </BigButton>
        ) : undefined
      }
    >
      <Loaded load={load} rows={6}>
        {(shown) => <Reading article={shown} />}
      </Loaded>
    </Screen>
  )
}

function Reading({ article }: { article: Article }) {
  const { title, summary, category, publishAt, changedAt, cover, pictures, box, blocks, source, mustKnow } = article
  const minutes = readingMinutes([...wordsOf(blocks)].length)
  const study = useStudy(article)
  useReadingPlace(article.articleId)
  const coverUrl = cover === undefined ? undefined : pictures[cover]?.url
  return (
    <>
      <View className="article">
        {coverUrl ? <Image className="article-cover" src={coverUrl} mode="aspectFill" aria-hidden="true" /> : null}
        <View className="article-name" role="heading" aria-level={1}>
          {title}
        </View>
        <View className="article-line">
          {mustKnow ? <Badge tone="bad">必看</Badge> : null}
          <View className="second number">
            {ARTICLE_CATEGORIES[category].full} · {sayMoment(publishAt, now())} · 约 {minutes} 分钟
            {changedAt === undefined ? '' : ` · ${sayMoment(changedAt, now())}更新`}
          </View>
        </View>
        <View className="article-summary">{summary}</View>
      </View>
      <StudyBar lesson={article.lesson} study={study} />
      {box ? <Box box={box} /> : null}
      <Blocks article={article} />
      <Attachments article={article} />
      {article.questions ? <Questions questions={article.questions} study={study} /> : null}
      {source ? (
        <Tap id="article-source" className="link" onTap={() => openWebAddress(source)}>
          看原文
        </Tap>
      ) : null}
      <Answers article={article} />
    </>
  )
}

/** What is asked when something is wrong, and common answers. */
const ASKED: Record<ArticleRemark, { title: string; presets: readonly string[] }> = {
  unclear: { title: '哪里看不懂？', presets: ['不知道我能不能享受', '不知道去哪里办', '话太绕了'] },
  useless: { title: '为什么没用？', presets: ['跟我没有关系', '已经过时了', '办不下来'] },
}

/** What a signed-in reader may answer: to the editors, or, when it is about them, that they do not want it any more. */
function Answers({ article: { articleId, namesMe } }: { article: Article }) {
  const isMember = useSession() !== undefined
  const { said, remark, takeDown, busy } = useArticleActs(articleId)
  const [asking, ask] = useState<ArticleRemark>()
  const [ending, setEnding] = useState(false)
  if (!isMember) return null
  return (
    <>
      <Card title="这篇写得怎么样">
        <View className="second">{said === undefined ? '只有编辑看得到，不写你的名字。' : '谢谢，编辑会看到。'}</View>
        <View className="article-answers">
          {(Object.keys(ARTICLE_REMARKS) as ArticleRemark[]).map((kind) => (
            <BigButton key={kind} id={`article-${kind}`} kind="plain" disabled={busy} onTap={() => ask(kind)}>
              {ARTICLE_REMARKS[kind]}
            </BigButton>
          ))}
        </View>
      </Card>
      {namesMe ? (
        <Card title="这篇写的是你">
          <View className="second">你签过同意书。不想再公开，随时可以撤下，不用说原因。</View>
          <BigButton id="article-down" kind="danger" onTap={() => setEnding(true)}>
            撤下这篇
          </BigButton>
        </Card>
      ) : null}
      {asking ? (
        <ReasonSheet
          id="article-say"
          open
          title={ASKED[asking].title}
          presets={ASKED[asking].presets}
          placeholder="可以不写，直接发"
          minLetters={0}
          maxLetters={ARTICLE_LIMITS.remark}
          yes="发给编辑"
          busy={busy}
          onYes={async (text) => {
            if (await remark(asking, text)) ask(undefined)
          }}
          onClose={() => ask(undefined)}
        />
      ) : null}
      <ConfirmSheet
        id="article-down-ask"
        open={ending}
        title="撤下这篇？"
        yes="撤下"
        kind="danger"
        busy={busy}
        onYes={async () => {
          if (!(await takeDown())) return
          setEnding(false)
          goBack()
        }}
        onNo={() => setEnding(false)}
      >
        撤下后谁也看不到，要再发需要你重新签字。
      </ConfirmSheet>
    </>
  )
}
