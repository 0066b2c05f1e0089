import type { Row } from './useArticles'

/** What is special about one. */
export function Marks({ row }: { row: Row }) {
  const { pinnedUntil, mustKnow, version, shownVersion, withdrawn } = row
  return (
    <>
      {pinnedUntil === undefined ? null : <span className="mark mark--plain">置顶</span>}
      {mustKnow ? <span className="mark mark--bad">必看</span> : null}
      {shownVersion !== undefined && shownVersion !== version ? (
        <span className="mark mark--warn">有改动没发布</span>
      ) : null}
      {withdrawn ? (
        <span className="small">
          {withdrawn.byLabel}：{withdrawn.reason}
        </span>
      ) : null}
    </>
  )
}
