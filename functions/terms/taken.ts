import { now } from '@functions/platform/clock'
import { problem } from '@functions/platform/problem'
import type { Step } from '@functions/platform/store/transact'
import { asSeen, getNow, putIf } from '@functions/platform/store/writes'
import { overlaps, POSTS, type Post, type Span } from '@shared/rules/duties/posts'
import { dayOf } from '@shared/rules/time/day'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { Holder, MemberPosts } from './entities'
import type { TermItem } from './queries'

type Held = FormattedItem<typeof MemberPosts>['posts'][number]
type Taken = Span & { termId: string }

/** So many posts somebody may hold or be offered at once. */
export const MOST_POSTS = 20

/** What is taken: of one person, and where a post has one holder, of the post. As it stands. */
export interface TakenSeen {
  posts: FormattedItem<typeof MemberPosts> | undefined
  holder: FormattedItem<typeof Holder> | undefined
}

type Of = Pick<TermItem, 'streetId' | 'scope' | 'post' | 'memberId'>

/** One or two reads at once, 1 read unit each. */
export async function takenNow({ streetId, scope, post, memberId }: Of): Promise<TakenSeen> {
  const [posts, holder] = await Promise.all([
    memberId === undefined ? undefined : getNow(MemberPosts, { memberId }),
    hasOneHolder(post) ? getNow(Holder, { streetId, scope, post }) : undefined,
  ])
  return { posts, holder }
}

const hasOneHolder = (post: Post) => POSTS[post].holders === 'one'

/** @throws POST_TAKEN when somebody else holds it then, ALREADY_APPOINTED when the person does, POSTS_FULL */
export function refuseTaken({ posts, holder }: TakenSeen, term: Of & Taken): void {
  const isOther = (span: Taken) => span.termId !== term.termId && overlaps(span, term)
  const own = stillOpen(posts?.posts ?? [])
  if (own.some((held) => held.scope === term.scope && held.post === term.post && isOther(held))) {
    throw problem('ALREADY_APPOINTED')
  }
  if (holder?.spans.some(isOther)) throw problem('POST_TAKEN')
  if (own.filter(({ termId }) => termId !== term.termId).length >= MOST_POSTS) throw problem('POSTS_FULL')
}

/** Those whose last day has not passed. */
function stillOpen<T extends Span>(spans: readonly T[]): T[] {
  const today = dayOf(now())
  return spans.filter(({ to }) => to >= today)
}

const without = <T extends Taken>(spans: readonly T[], termId: string) =>
  stillOpen(spans).filter((span) => span.termId !== termId)

/** Takes a post for a term, or says that it was accepted: 2 write units, 2 more where the post has one holder. */
export function takes(seen: TakenSeen, term: Of & Taken & Pick<Held, 'acceptedAt'>): Step<never>[] {
  const { termId, from, to, scope, post, acceptedAt } = term
  return become(seen, term, {
    posts: [...without(seen.posts?.posts ?? [], termId), { termId, from, to, scope, post, acceptedAt }],
    spans: [...without(seen.holder?.spans ?? [], termId), { termId, from, to }],
  })
}

/** Gives back what a term had taken. The same write units. */
export const frees = (seen: TakenSeen, term: Of & { termId: string }): Step<never>[] =>
  become(seen, term, {
    posts: without(seen.posts?.posts ?? [], term.termId),
    spans: without(seen.holder?.spans ?? [], term.termId),
  })

function become(
  { posts: before, holder }: TakenSeen,
  { streetId, scope, post, memberId }: Of,
  { posts, spans }: { posts: Held[]; spans: Taken[] },
): Step<never>[] {
  const own = memberId === undefined ? [] : [memberId]
  const version = (item: { version: number } | undefined) => (item?.version ?? 0) + 1
  return [
    ...own.map((memberId) =>
      putIf<typeof MemberPosts>(
        MemberPosts,
        { memberId, streetId, version: version(before), posts },
        asSeen('version', before?.version),
      ),
    ),
    ...(hasOneHolder(post)
      ? [
          putIf<typeof Holder>(
            Holder,
            { streetId, scope, post, version: version(holder), spans },
            asSeen('version', holder?.version),
          ),
        ]
      : []),
  ]
}
