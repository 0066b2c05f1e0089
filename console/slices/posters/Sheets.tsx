import { PrinterOutlined } from '@ant-design/icons'
import { Empty, Loaded } from '@console/parts/States'
import { useStreet } from '@console/parts/street'
import { POSTER_KINDS, POSTER_LIMITS } from '@shared/rules/posters/poster'
import { Button } from 'antd'
import { Link } from 'react-router'
import { useCode } from './usePosters'
import './sheets.css'

/** Posters on sheets of A4, two on each, to be printed, cut and hung up. */
export function Sheets({ posterIds }: { posterIds: readonly string[] }) {
  const shown = [...new Set(posterIds)].slice(0, POSTER_LIMITS.sheets)
  return (
    <div className="page">
      <header className="page-head sheets-head">
        <h1>打印海报</h1>
        <Link to="/posters">回海报</Link>
        <span className="grow" />
        <span className="small">A4 纸竖着打，一页两张，中间裁开。右下角写着贴在哪里。</span>
        <Button id="sheets-print" type="primary" icon={<PrinterOutlined />} onClick={() => print()}>
          打印
        </Button>
      </header>
      {shown.length === 0 ? <Empty text="没有选海报，回去勾上再打印" /> : null}
      {shown.map((posterId) => (
        <Sheet key={posterId} posterId={posterId} />
      ))}
    </div>
  )
}

function Sheet({ posterId }: { posterId: string }) {
  const street = useStreet()
  const code = useCode(posterId)
  return (
    <Loaded query={code} rows={6}>
      {({ kind, title, place, contentType, imageBase64 }) => (
        <article className="half-sheet" aria-label={`${title} ${place}`}>
          <p className="half-street">{street.data?.name}</p>
          <h2>{title}</h2>
          <img src={`data:${contentType};base64,${imageBase64}`} alt={`${title}的小程序码`} />
          <p className="half-how">用微信{POSTER_KINDS[kind].calls}</p>
          <p className="half-place">{place}</p>
        </article>
      )}
    </Loaded>
  )
}
