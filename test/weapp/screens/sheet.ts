import { PHONES, pictureOf } from './photograph'
import type { Shot } from './shot'

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** One page with every screen in every look, side by side. */
export function contactSheet(shots: readonly Shot[]): string {
  const looks = PHONES.flatMap((phone) => phone.themes.map((theme) => ({ phone, theme })))
  const row = (
    shot: Shot,
  ) => `<section id="${shot.name}"><h2>${escaped(shot.name)}<small>${escaped(shot.path)} · ${escaped(shot.person)}</small></h2>
<div>${looks
    .map(({ phone, theme }) => {
      const file = pictureOf(shot, phone, theme)
      return `<figure><a href="${file}"><img loading="lazy" src="${file}" alt="${escaped(shot.name)}"></a><figcaption>${phone.title}, ${theme}</figcaption></figure>`
    })
    .join('')}</div></section>`
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>暖新 · screens</title>
<style>body{font:14px/1.5 sans-serif;margin:24px;background:#d9d9de;color:#222}h2{font-size:16px;margin:24px 0 8px}
small{font-weight:400;margin-left:12px;color:#555}section>div{display:flex;gap:16px;align-items:flex-start}
figure{margin:0}img{width:281px;border-radius:12px;display:block}figcaption{color:#555;padding:4px}</style>
<h1>${shots.length} screens</h1>${shots.map(row).join('\n')}</html>
`
}
