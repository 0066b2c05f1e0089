/** What a browser calls a file, by its ending; a table without one of these. */
const KINDS: Readonly<Record<string, string>> = { html: 'html', ics: 'calendar' }

/** Saves a text file, as browsers do. */
export async function shareText(fileName: string, content: string): Promise<void> {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(
    new Blob([content], {
      type: `text/${KINDS[fileName.slice(fileName.lastIndexOf('.') + 1)] ?? 'csv'};charset=utf-8`,
    }),
  )
  link.download = fileName
  link.click()
  URL.revokeObjectURL(link.href)
}
