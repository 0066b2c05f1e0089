import { KB, weighWeapp } from '../../../local/commands/weight'
import { auditDomains } from './addresses'
import { auditAppearance } from './appearance'
import { type DomainList, readDomainList, type Stage } from './domains'
import { against, type Finding } from './finding'
import { auditGlobals } from './globals'
import { auditPages } from './pages'
import { auditPrivateInfos } from './privateInfos'
import { auditReferences } from './references'
import { readSource } from './routes'
import { auditTemplates } from './templates'
import { openWeapp } from './weapp'

export interface BuildAudit {
  /** The build, e.g. `dist/weapp`. */
  root: string
  /** Its source, e.g. `miniapp`. */
  source: string
  stage: Stage
  /** Values of the placeholders in the list of hosts. */
  values: Record<string, string>
  /** The list of hosts; `config/domains.json` unless a test has its own. */
  domains?: DomainList
  /** Pages opened from outside; ours unless a test has its own. */
  outside?: Record<string, string>
}

const say = (bytes: number) => `${(bytes / KB).toFixed(0)} KB`

/** All rules that the packages alone can show. Throws when there is no build, or the source cannot be parsed. */
export async function auditBuild({ root, source, stage, values, domains, outside }: BuildAudit): Promise<Finding[]> {
  const weapp = openWeapp(root)
  return [
    ...weighWeapp(root).map(({ name, bytes, budget, official }) =>
      against('package size', name, bytes, { budget, official }, say),
    ),
    ...auditPages(weapp, readSource(source), outside),
    ...auditReferences(weapp),
    ...auditTemplates(root),
    ...auditGlobals(weapp),
    ...auditDomains(weapp, stage, domains ?? readDomainList(), values),
    ...auditPrivateInfos(weapp),
    ...(await auditAppearance(weapp)),
  ]
}
