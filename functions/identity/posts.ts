import { kind } from '@functions/platform/store/table'
import { POSTS, type Post } from '@shared/rules/duties/posts'
import { Entity } from 'dynamodb-toolbox/entity'
import { item, list, map, number, string } from 'dynamodb-toolbox/schema'

const posts = Object.keys(POSTS) as [Post, ...Post[]]

/** The part of a member's posts (terms/entities.ts) that stands in their head and decides what their home shows. */
export const OwnPosts = new Entity({
  ...kind('memberPosts'),
  schema: item({
    memberId: string().key(),
    posts: list(
      map({
        termId: string(),
        scope: string(),
        post: string().enum(...posts),
        from: string(),
        to: string(),
        acceptedAt: number().optional(),
      }),
    ),
  }),
  computeKey: ({ memberId }) => ({ pk: `MEMBER#${memberId}`, sk: 'HEAD#POSTS' }),
})
