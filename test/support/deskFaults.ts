import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

const AXE = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8')

/** WCAG 2.2 AA and what axe knows beyond it. */
const EVERYTHING: RunOptions = { resultTypes: ['violations'], preload: false }

declare const axe: { run: (options: RunOptions) => Promise<AxeResults> }

/** What axe finds wrong with a page as it is shown; by some of its rules, or by all. */
export async function axeFaults(page: Page, rules?: string[]): Promise<string[]> {
  // The page's own policy lets no script in: this one comes by the debugger, once for as long as the page is not left.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE)
  const asked: RunOptions = rules ? { ...EVERYTHING, runOnly: rules } : EVERYTHING
  const { violations } = await page.evaluate((options) => axe.run(options), asked)
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${html.slice(0, 160)} ${any[0]?.message ?? ''}`),
  )
}

/**
 * What stands outside of all that can be scrolled to, and a page that must be scrolled sideways: beyond the page, or hidden by a box that does not scroll. Words that
 * are shortened on purpose, and what only readers of screens hear, are left out.
 */
export const outOfReach = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const faults: string[] = []
    for (const page of document.querySelectorAll('html, main')) {
      const { scrollWidth, clientWidth, tagName } = page
      if (scrollWidth > clientWidth) faults.push(`${tagName} is ${scrollWidth} wide and shows ${clientWidth}`)
    }
    const scrolls = (box: Element, way: 'X' | 'Y') => /auto|scroll/.test(getComputedStyle(box)[`overflow${way}`])
    const clips = (box: Element, way: 'X' | 'Y') => /hidden|clip/.test(getComputedStyle(box)[`overflow${way}`])
    for (const each of document.querySelectorAll<HTMLElement>(
      'button, a[href], input, select, textarea, [tabindex="0"]',
    )) {
      const own = each.getBoundingClientRect()
      const isHeardOnly = own.width <= 1 || own.height <= 1 || getComputedStyle(each).opacity === '0'
      if (isHeardOnly || each.closest('.skip, [aria-hidden="true"]')) continue
      let [left, right, top, bottom] = [0, innerWidth, 0, innerHeight]
      let [freeX, freeY] = [false, false]
      for (let box = each.parentElement; box; box = box.parentElement) {
        const around = box.getBoundingClientRect()
        freeX ||= scrolls(box, 'X')
        freeY ||= scrolls(box, 'Y')
        if (!freeX && clips(box, 'X')) [left, right] = [Math.max(left, around.left), Math.min(right, around.right)]
        if (!freeY && clips(box, 'Y')) [top, bottom] = [Math.max(top, around.top), Math.min(bottom, around.bottom)]
      }
      const isOut =
        (!freeX && (own.right > right + 1 || own.left < left - 1)) ||
        (!freeY && (own.bottom > bottom + 1 || own.top < top - 1))
      if (isOut) faults.push(`out of reach: ${each.outerHTML.slice(0, 160)}`)
    }
    return faults
  })
