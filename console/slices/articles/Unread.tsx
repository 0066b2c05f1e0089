import { Paged } from '@console/parts/States'
import { useTeams } from '@console/parts/street'
import { TeamSelect } from '@console/parts/TeamSelect'
import { useState } from 'react'
import { Link } from 'react-router'
import { useUnread } from './useArticles'

/** Whom a notice that must be known has not reached, by community: who is called, and by whom. */
export function Unread({ articleId }: { articleId: string }) {
  const teams = useTeams() ?? []
  const [chosen, choose] = useState<string>()
  const communityId = chosen ?? teams[0]?.communityId
  return (
    <section className="panel" aria-labelledby="article-unread">
      <h2 className="panel-title" id="article-unread">
        还没看到的小哥
        <span className="grow" />
        <TeamSelect id="unread-community" label="社区" teams={teams} chosen={communityId} onChoose={choose} />
      </h2>
      {communityId === undefined ? null : <List articleId={articleId} communityId={communityId} />}
    </section>
  )
}

function List({ articleId, communityId }: { articleId: string; communityId: string }) {
  const list = useUnread(articleId, communityId)
  return (
    <Paged list={list} empty="这个社区的小哥都看到了" rows={3}>
      {(items) => (
        <ul className="article-lines">
          {items.map(({ memberId, nameMasked, staffLabel }) => (
            <li key={memberId} className="row">
              <Link to={`/members/${memberId}`} className="grow">
                {nameMasked}
              </Link>
              <span className="small">{staffLabel === undefined ? '还没有联系人' : `${staffLabel} 打电话`}</span>
            </li>
          ))}
        </ul>
      )}
    </Paged>
  )
}
