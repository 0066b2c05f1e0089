import { readBuild } from '../harness/build'
import { type Verdict, wcc, wcsc } from '../wcc'
import { breachesOr, type Finding } from './finding'

/** `pages/home/index.wxml:3:1: end tag missing` as place and words; wcsc names the place last. */
function split(line: string): { where: string; measured: string } {
  const said = line.replace(/^ERR: /, '')
  const [, place, words] = /^(\S+\.(?:wxml|wxss|wxs)(?::\d+(?::\d+)?|\([\d:]+\))?):?\s*(.+)$/.exec(said) ?? []
  const [, from] = / from `(\S+)`/.exec(said) ?? []
  return { where: place ?? from ?? 'build', measured: words ?? said }
}

/** What the component engine's compiler says; a file that stops it is a complaint like any other. */
function engineVerdict(root: string): Verdict {
  try {
    const { warnings, templates } = readBuild(root)
    return { complaints: warnings, files: templates.length }
  } catch (error) {
    return { complaints: [error instanceof Error ? error.message : String(error)], files: 0 }
  }
}

function said(rule: string, kind: string, verdict: Verdict): Finding[] {
  const about = { rule, budget: 'no complaint', official: 'no complaint' }
  if ('unavailable' in verdict) return [{ ...about, where: kind, measured: verdict.unavailable, state: 'unknown' }]
  return breachesOr(about, verdict.complaints.map(split), `${verdict.files} files of ${kind}`)
}

/** WXML, WXS and WXSS read by both of WeChat's compilers: the open one of its component engine, and the tools' own. */
export function auditTemplates(root: string): Finding[] {
  return [
    ...said('component engine reads it', 'WXML and WXS', engineVerdict(root)),
    ...said('official wcc reads it', 'WXML and WXS', wcc(root)),
    ...said('official wcsc reads it', 'WXSS', wcsc(root)),
  ]
}
