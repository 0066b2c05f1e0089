import type { Call, Deployed } from './model'
import { type Rights, rightsOf } from './rights'
import { serviceOf } from './template'

const list = (texts: readonly string[]) => (texts.length === 0 ? '' : texts.map((text) => `\`${text}\``).join(' '))
const bare = (rights: readonly string[]) => rights.map((right) => right.replace(/^dynamodb:/, ''))

function calledBy(call: Call): string {
  if (call.by === 'request') return list(call.requests)
  if (call.by === 'schedule') return `\`${call.schedule}\``
  if (call.by === 'upload') return 'a file in the uploads bucket'
  if (call.by === 'queues') return `messages of ${list(call.queues)}`
  return `${call.onlyNew ? 'new' : 'all'} records of ${list(call.kinds)}${call.queues.length > 0 ? `; messages of ${list(call.queues)}` : ''}`
}

function otherRights({ secrets, stream, failures, sends }: Rights): string {
  const into = sends.length > 0 && `sends to ${list(sends)}`
  return [secrets && 'secrets', stream && 'stream', failures && 'queue of failures', into].filter(Boolean).join(', ')
}

/** How many functions and alarms an idle stage has. */
function countOf(deployed: readonly Deployed[]): string {
  const { functions, alarms } = serviceOf(deployed)
  return `${Object.keys(functions).length} functions, ${Object.keys(alarms).length} alarms`
}

/** The text of docs/rights.md: a right that a function gains, and a route that is opened, shows in its review. */
export function rightsDocument(deployed: readonly Deployed[]): string {
  const lines = deployed.map((each) => {
    const rights = rightsOf(each)
    const table = [list(bare(rights.table)), list(rights.indexes)].filter(Boolean).join(' · ')
    const objects = [
      rights.reads.length > 0 ? `gets ${list(rights.reads)}` : '',
      rights.writes.length > 0 ? `puts ${list(rights.writes)}` : '',
      rights.deletes.length > 0 ? `deletes ${list(rights.deletes)}` : '',
      rights.lists.length > 0 ? `lists ${list(rights.lists)}` : '',
    ]
    return `| ${each.name} | ${calledBy(each.call)} | ${table} | ${objects.filter(Boolean).join('; ')} | ${otherRights(rights)} |`
  })
  return `# What each function may do

Written by \`npm run openapi\` from the slices (functions/<slice>/slice.ts) and from what their bundles show; do not edit. Each
function has a role of its own with these rights and its own log, nothing else (infra/rights.ts). ${countOf(deployed)} ([what they mean](operations.md), section 7).

| Function | Called by | Table · indexes | Buckets | More |
| --- | --- | --- | --- | --- |
${lines.join('\n')}
`
}
