import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The address of every screen of the console, as its menu finds them: whoever adds one is looked at without a word here. */
export function consoleScreens(): string[] {
  const files = globSync(join('console', 'slices', '**', 'screen.tsx')).sort()
  return files.map((file) => {
    const [, to] = /\bto: '([^']+)'/.exec(readFileSync(file, 'utf8')) ?? []
    if (to === undefined) throw new Error(`${file} says no address`)
    return to
  })
}
