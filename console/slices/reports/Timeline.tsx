import { PhotoStrip } from '@console/parts/PhotoStrip'
import { useNow } from '@console/parts/useNow'
import { REPORT_MOVES } from '@shared/rules/reports/reportStatus'
import { sayStars } from '@shared/rules/reports/verdict'
import { sayMoment } from '@shared/rules/time/day'
import { staffStatus } from '@shared/rules/time/due'
import type { Report } from './answers'

type Entry = Report['timeline'][number]

const sayMove = (move: Entry['move']) => (move === 'submit' ? '提交' : REPORT_MOVES[move].label)

/** What happened to a report, newest first: step, who, when, what they wrote, photos. */
export function Timeline({ report }: { report: Report }) {
  const nowMs = useNow()
  return (
    <section className="panel">
      <h2 className="panel-title">经过</h2>
      <ol className="timeline">
        {[...report.timeline]
          .sort((a, b) => b.seq - a.seq)
          .map(({ seq, at, move, to, byLabel, about, note, photos, points, stars }, index) => (
            <li key={seq}>
              <div className="row">
                <strong className="grow">
                  {index === 0 ? `${sayMove(move)} · ${staffStatus(to)}` : sayMove(move)}
                </strong>
                <span className="small number">{sayMoment(at, nowMs)}</span>
              </div>
              <div className="small">
                {byLabel}
                {about && about !== byLabel ? ` → ${about}` : ''}
                {points ? ` · +${points} 分` : ''}
              </div>
              {stars ? <div className="small">{sayStars(stars)}</div> : null}
              {note ? <p className="timeline-note">{note}</p> : null}
              <PhotoStrip photos={photos} label={sayMove(move)} />
            </li>
          ))}
      </ol>
    </section>
  )
}
