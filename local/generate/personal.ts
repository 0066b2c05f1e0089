import { ENDINGS, type Held } from '@functions/platform/held'
import { ALL_PERSONAL } from '@functions/privacy/personal.gen'

const cell = (text: string) => text.replaceAll('|', '\\|')

function row(slice: string, { entity, says, ending, stays, copy }: Held): string {
  const inCopy = typeof copy === 'string' ? `「${copy}」` : `no: ${copy.not}`
  const after = stays === undefined ? ending : `${ending}: ${stays}`
  return `| ${[slice, `\`${entity.entityName}\``, says, inCopy, after].map(cell).join(' | ')} |`
}

/** What is stored of persons, what of it they can take along, and what becomes of it when they leave. */
export function personalDocument(): string {
  const rows = Object.entries(ALL_PERSONAL).flatMap(([slice, { holds }]) => holds.map((held) => row(slice, held)))
  const endings = Object.entries(ENDINGS).map(([name, says]) => `- **${name}**: ${says}`)
  return `# Personal data

Written by \`npm run openapi\` from the \`personal.ts\` of the slices; do not edit. \`local/documents/personalData.test.ts\` holds that no kind of item
with somebody's id, name or number is missing; \`test/integration/privacyDeletion.test.ts\`, that after a deletion the whole table
holds the person's id in these kinds alone, and in none that is said to be removed or emptied.

What deletion does with an item:

${endings.join('\n')}

Photos (original, renditions, the one before its black boxes) are deleted with the reports that show them: at once, older versions in the photos'
bucket by its rule within 7 days. Backups forget within 35 days. A photo that was uploaded and never sent with a report leads to nobody: its name is a keyed hash.

| slice | item | what it says | in one's copy | when the person leaves |
|---|---|---|---|---|
${rows.join('\n')}
`
}
