import { BigButton } from '@miniapp/components/BigButton'
import { TextField } from '@miniapp/components/Fields'
import { PagedList } from '@miniapp/components/Loaded'
import { Sheet } from '@miniapp/components/Sheet'
import { Tap } from '@miniapp/components/Tap'
import type { Outputs } from '@shared/contract/contract'
import { sayMetres } from '@shared/rules/place/geo'
import { sayMoment } from '@shared/rules/time/day'
import { staffStatus } from '@shared/rules/time/due'
import { Image, View } from '@tarojs/components'
import type { Handle } from './useHandle'
import { type MergeTarget, useMerge } from './useMerge'

interface Props {
  handle: Handle
  report: Outputs['reports']['get']
}

const NUMBER_LETTERS = 40

/** Merges a report into another one: chosen from those of its kind near by or by number, looked at, confirmed. */
export function MergeSheet({ handle, report }: Props) {
  const { sheet, setSheet, busy, move, nowMs } = handle
  const open = sheet === 'merge'
  const { list, text, type, problem, found, find, finding, target, choose } = useMerge(report, open)
  const close = () => setSheet(undefined)
  if (target) {
    return (
      <Sheet id="merge-preview" open={open} title="并到这一件？" onClose={close}>
        <TargetLine target={target} nowMs={nowMs} />
        <View className="confirm-text">
          现在这一件就此结束，不能再拆开。上报人会看到已合并，并收到那一件的进展；加一的人也一起转过去。
        </View>
        <BigButton id="merge-yes" busy={busy} onTap={() => move({ move: 'merge', targetReportId: target.reportId })}>
          并过去
        </BigButton>
        <BigButton id="merge-back" kind="plain" disabled={busy} onTap={() => choose(undefined)}>
          换一件
        </BigButton>
      </Sheet>
    )
  }
  return (
    <Sheet id="merge" open={open} title="合并到哪一件" onClose={close}>
      <View className="desk-label">附近 {report.categoryName}，还没办完的</View>
      <View className="desk-list">
        <PagedList
          list={list}
          rows={2}
          empty={list.more === 'end' ? '附近没有同类的，可以按编号找' : '前面的都不在附近，可以接着找'}
          action={
            list.more === 'end' ? undefined : (
              <BigButton id="merge-more" kind="plain" busy={list.more === 'loading'} onTap={list.loadMore}>
                接着找
              </BigButton>
            )
          }
        >
          {(each) => (
            <Tap key={each.reportId} id={`merge-${each.reportId}`} className="merge-choice" onTap={() => choose(each)}>
              <TargetLine target={each} nowMs={nowMs} />
            </Tap>
          )}
        </PagedList>
      </View>
      <TextField
        {...{ id: 'merge-number', label: '按编号找', value: text, placeholder: '如 1129-K7Q3' }}
        {...{ max: NUMBER_LETTERS, problem, onChange: type }}
      />
      {found.map((each) => (
        <Tap
          key={each.reportId}
          id={`merge-found-${each.reportId}`}
          className="merge-choice"
          onTap={() => choose(each)}
        >
          <TargetLine target={each} nowMs={nowMs} />
        </Tap>
      ))}
      <BigButton id="merge-find" kind="plain" busy={finding} disabled={text.trim() === ''} onTap={find}>
        找这一件
      </BigButton>
    </Sheet>
  )
}

function TargetLine({ target, nowMs }: { target: MergeTarget; nowMs: number }) {
  const { categoryName, description, address, status, submittedAt, thumbUrl, metres } = target
  return (
    <View className="row">
      {thumbUrl ? <Image className="queue-thumb" src={thumbUrl} mode="aspectFill" lazyLoad aria-hidden="true" /> : null}
      <View className="grow">
        <View className="report-name">
          {categoryName}
          {metres === undefined ? '' : ` · ${sayMetres(metres)}`}
        </View>
        {description ? <View className="second queue-words">{description}</View> : null}
        <View className="small">
          {address || '位置在地图上'} · {sayMoment(submittedAt, nowMs)} · {staffStatus(status)}
        </View>
      </View>
    </View>
  )
}
