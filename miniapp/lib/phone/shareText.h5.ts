/** Saves a text file, as browsers do. */
export async function shareText(fileName: string, content: string): Promise<void> {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(
    new Blob([content], { type: `text/${fileName.endsWith('.html') ? 'html' : 'csv'};charset=utf-8` }),
  )
  link.download = fileName
  link.click()
  URL.revokeObjectURL(link.href)
}
