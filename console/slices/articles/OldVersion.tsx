import { now } from '@console/app/clock'
import { Loaded } from '@console/parts/States'
import { sayMoment } from '@shared/rules/time/day'
import { Drawer } from 'antd'
import { Preview } from './Preview'
import { useVersion } from './useArticles'

interface Props {
  articleId: string
  version: number
  onClose: () => void
}

/** One version as it would stand on a phone, with who wrote it and why. */
export function OldVersion({ articleId, version, onClose }: Props) {
  const query = useVersion(articleId, version)
  return (
    <Drawer open size={440} title={`第 ${version} 版`} onClose={onClose}>
      <Loaded query={query} rows={8}>
        {({ words: { cover, ...words }, pictures, byLabel, at, why }) => (
          <>
            <p className="small number">{[byLabel, sayMoment(at, now()), why].filter(Boolean).join(' · ')}</p>
            <Preview
              words={{ ...words, cover: cover === undefined ? undefined : { name: cover } }}
              pictures={pictures}
            />
          </>
        )}
      </Loaded>
    </Drawer>
  )
}
