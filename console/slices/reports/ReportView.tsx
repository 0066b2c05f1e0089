import { ArrowLeftOutlined, LinkOutlined } from '@ant-design/icons'
import { Due, State } from '@console/parts/marks'
import { PhotoStrip } from '@console/parts/PhotoStrip'
import { Loaded } from '@console/parts/States'
import { useNow } from '@console/parts/useNow'
import { sayNumber } from '@shared/rules/reports/reportNumber'
import { queueTabOf } from '@shared/rules/reports/reportStatus'
import { sayMoment } from '@shared/rules/time/day'
import { Button } from 'antd'
import { Link, useLocation } from 'react-router'
import { type Report, useReport } from './answers'
import { Caller } from './Caller'
import { HereToo } from './HereToo'
import { MoveBar } from './MoveBar'
import { Notes } from './Notes'
import { PhoneEntry } from './PhoneEntry'
import { RedactEntry } from './redact/RedactEntry'
import { Timeline } from './Timeline'

/** One report: what it is, what may be done now, and all that happened to it. */
export function ReportView({ reportId, onBack }: { reportId: string; onBack: () => void }) {
  const report = useReport(reportId)
  return (
    <div className="report">
      <Button className="report-back" type="text" icon={<ArrowLeftOutlined />} onClick={onBack}>
        回列表
      </Button>
      <Loaded query={report} rows={10}>
        {(found) => (
          <>
            <Head report={found} />
            {found.desk ? <HereToo reportId={reportId} /> : null}
            <MoveBar report={found} />
            <div className="report-columns">
              <div>
                <Story report={found} />
                <UsedBefore report={found} />
                <Merged report={found} />
              </div>
              <div>
                <Timeline report={found} />
                <Notes report={found} />
              </div>
            </div>
          </>
        )}
      </Loaded>
    </div>
  )
}

function Head({ report }: { report: Report }) {
  const { categoryName, urgent, status, dueAt, reportId } = report
  const number = sayNumber(report)
  const nowMs = useNow()
  return (
    <header className="report-head">
      <div className="row wrap">
        {urgent ? <span className="mark mark--bad">紧急</span> : null}
        <h2>{categoryName}</h2>
        <State status={status} />
        {queueTabOf(status) === 'open' ? <Due dueAt={dueAt} nowMs={nowMs} urgent={urgent} /> : null}
        <span className="grow" />
        {report.desk ? <PhoneEntry reportId={reportId} /> : null}
      </div>
      <div className="small number">
        编号 <strong>{number}</strong> <span title="完整的编号">{reportId}</span>
      </div>
    </header>
  )
}

function Story({ report }: { report: Report }) {
  const { photos, description, answers, reporterLabel, submittedAt, dueAt, address, location, reopenedCount } = report
  const { assigneeLabel, desk, pluses } = report
  const nowMs = useNow()
  const { latitude, longitude } = location
  return (
    <section className="panel">
      <PhotoStrip photos={photos} label="上报的照片" />
      {photos.length === 0 ? (
        <p className="second">{desk?.source ? '登记时没有拍照' : '没有照片，或还在处理'}</p>
      ) : null}
      {desk && photos.length > 0 ? <RedactEntry reportId={report.reportId} photos={photos} /> : null}
      {description ? <p className="report-words">{description}</p> : null}
      <dl className="facts">
        {answers.map(({ label, said }) => (
          <Fact key={`${label} ${said}`} label={label}>
            {said}
          </Fact>
        ))}
        <Fact label="位置">
          {address || '上报人没有写地址'}{' '}
          <a
            className="report-place"
            href={`https://apis.map.qq.com/uri/v1/marker?marker=coord:${latitude},${longitude};title:${encodeURIComponent(report.categoryName)}&referer=nuanxin`}
            target="_blank"
            rel="noreferrer noopener"
          >
            <LinkOutlined /> 看地图
          </a>
        </Fact>
        <Fact label="上报人">
          {reporterLabel} · {sayMoment(submittedAt, nowMs)}
          {reopenedCount > 0 ? ` · 说没有解决 ${reopenedCount} 次` : ''}
          {pluses > 0 ? ` · 另有 ${pluses} 人说是同一件` : ''}
        </Fact>
        <Fact label="应在">{sayMoment(dueAt, nowMs)} 前办完</Fact>
        <Fact label="经办">
          {assigneeLabel ?? '还没有派人'}
          {desk?.assigneeLeft ? '（已不在岗，请重新派单）' : ''}
          {desk ? ` · 目前归${desk.teamName}` : ''}
        </Fact>
      </dl>
      <Caller report={report} />
    </section>
  )
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

const ALIKE = { same: '相同', similar: '相似' } as const

/** Photos that an earlier report showed already, with the way to it. */
function UsedBefore({ report: { desk } }: { report: Report }) {
  const nowMs = useNow()
  if (!desk || desk.usedBefore.length === 0) return null
  return (
    <section className="panel">
      <h2 className="panel-title">照片可能用过</h2>
      <p className="small">系统比对出来的，请对着看一看再决定。上报人看不到。</p>
      {desk.usedBefore.map(({ reportId, number, otherNumber, alike, mine, categoryName, address, submittedAt }) => (
        <p key={`${reportId}#${number}`}>
          第 {number} 张与另一件的第 {otherNumber} 张{ALIKE[alike]}：
          {mine ? (
            <ReportLink reportId={reportId}>
              {submittedAt === undefined
                ? ''
                : `${sayNumber({ reportId, submittedAt })} ${sayMoment(submittedAt, nowMs)}`}{' '}
              {categoryName} {address}
            </ReportLink>
          ) : (
            '那一件由别的社区在办'
          )}
        </p>
      ))}
    </section>
  )
}

/** Where it was merged into, and what was merged into it. */
function Merged({ report: { mergedTo, desk } }: { report: Report }) {
  const absorbed = desk?.absorbed ?? []
  const nowMs = useNow()
  if (!mergedTo && absorbed.length === 0) return null
  return (
    <section className="panel">
      <h2 className="panel-title">{mergedTo ? '已并入' : `并过来 ${absorbed.length} 件`}</h2>
      {mergedTo ? (
        mergedTo.link === 'desk' ? (
          <ReportLink reportId={mergedTo.reportId}>
            {mergedTo.categoryName} {mergedTo.address}
          </ReportLink>
        ) : (
          <span className="second">另一件上报，由别的社区在办</span>
        )
      ) : null}
      {absorbed.map((each) => (
        <p key={each.reportId}>
          <ReportLink reportId={each.reportId}>
            {sayNumber(each)} {each.categoryName} {each.address}
          </ReportLink>{' '}
          <span className="small">{sayMoment(each.submittedAt, nowMs)} 上报</span>
        </p>
      ))}
    </section>
  )
}

function ReportLink({ reportId, children }: { reportId: string; children: React.ReactNode }) {
  const { search } = useLocation()
  return <Link to={{ pathname: `/reports/${reportId}`, search }}>{children}</Link>
}
