import { PrinterOutlined } from '@ant-design/icons'
import { api } from '@console/app/client'
import { Loaded } from '@console/parts/States'
import { useStreet } from '@console/parts/street'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link } from 'react-router'
import type { Edited } from './useArticles'
import './letter.css'

/** An article as a sheet of A4 with its code, for the doors of shops and stations. */
export function Letter({ edited }: { edited: Edited }) {
  const { articleId, words, pictures } = edited
  const street = useStreet()
  // The code is always the same, and WeChat is asked for it seldom.
  const code = useQuery({
    queryKey: ['posters', 'own', 'article', articleId],
    queryFn: () => api.posters.own({ kind: 'article', ref: articleId }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <>
      <header className="page-head letter-head">
        <h1>打印张贴</h1>
        <Link to={`/articles/${articleId}`}>回文章</Link>
        <span className="grow" />
        <span className="small">A4 纸竖着打，贴在门店、驿站。文章改了，码不变。</span>
        <Button id="letter-print" type="primary" icon={<PrinterOutlined />} onClick={() => print()}>
          打印
        </Button>
      </header>
      <article className="letter-sheet" aria-label={words.title}>
        <h2>{words.title}</h2>
        {words.blocks.map((block, index) => {
          const key = `${index}-${block.kind}`
          if (block.kind === 'heading') return <h3 key={key}>{block.text}</h3>
          if (block.kind === 'list') return <Items key={key} items={block.items} />
          if (block.kind === 'picture') {
            return (
              <img key={key} className="letter-picture" src={pictures[block.name]?.url} alt={block.caption ?? ''} />
            )
          }
          return <p key={key}>{block.text}</p>
        })}
        <footer className="letter-foot">
          <div className="grow">
            <strong>{street.data?.name}</strong>
            <div>用微信扫一扫，看全文、找驿站、报到</div>
          </div>
          <Loaded query={code} rows={2}>
            {({ contentType, imageBase64 }) => (
              <img className="letter-code" src={`data:${contentType};base64,${imageBase64}`} alt="文章的小程序码" />
            )}
          </Loaded>
        </footer>
      </article>
    </>
  )
}

const Items = ({ items }: { items: readonly string[] }) => (
  <ul>
    {items.map((item, at) => {
      const place = `${at}-${item}`
      return <li key={place}>{item}</li>
    })}
  </ul>
)
