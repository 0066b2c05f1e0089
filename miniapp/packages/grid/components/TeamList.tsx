import { BigButton } from '@miniapp/components/BigButton'
import { PagedList } from '@miniapp/components/Loaded'
import type { ComponentProps, ReactNode } from 'react'
import { CommunityGate } from './CommunityGate'

interface Props<T> {
  community: ComponentProps<typeof CommunityGate>['community']
  list: ComponentProps<typeof PagedList<T>>['list']
  /** Above the list. */
  head?: ReactNode
  /** What is said when nothing waits, and where to go then. */
  empty: string
  otherwise: { id: string; words: string; onTap: () => void }
  children: (item: T) => ReactNode
}

/** What waits in one of somebody's communities, one below the other. */
export function TeamList<T>({ community, list, head, empty, otherwise, children }: Props<T>) {
  return (
    <CommunityGate community={community}>
      {() => (
        <>
          {head}
          <PagedList
            list={list}
            empty={empty}
            drawing="tea"
            action={
              <BigButton id={otherwise.id} kind="plain" onTap={otherwise.onTap}>
                {otherwise.words}
              </BigButton>
            }
          >
            {children}
          </PagedList>
        </>
      )}
    </CommunityGate>
  )
}
