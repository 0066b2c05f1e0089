/**
 * What WeChat's own style sheet gives the built-in components, so that a page that forgets to undo it looks wrong here
 * too: the border of `button::after`, the grey of a disabled button that outranks a class, an image of 320 × 240.
 */
export const UA_STYLES = `
html, body { margin: 0; height: 100%; }
body { font-family: -apple-system, "PingFang SC", "Noto Sans CJK SC", sans-serif; font-size: 16px; overflow-x: hidden; }
page { display: block; width: 100%; min-height: 100%; position: relative; }
view, scroll-view, picker, form, label { display: block; }
text { display: inline; white-space: pre-line; }
image { display: inline-block; width: 320px; height: 240px; overflow: hidden; background-repeat: no-repeat; }
button { all: unset; position: relative; display: block; margin-left: auto; margin-right: auto; padding-left: 14px;
  padding-right: 14px; box-sizing: border-box; font-size: 18px; text-align: center; line-height: 2.55555556;
  border-radius: 5px; overflow: hidden; color: #000; background-color: #f8f8f8; -webkit-tap-highlight-color: transparent; }
button::after { content: " "; width: 200%; height: 200%; position: absolute; top: 0; left: 0;
  border: 1px solid rgba(0, 0, 0, 0.2); transform: scale(0.5); transform-origin: 0 0; box-sizing: border-box;
  border-radius: 10px; pointer-events: none; }
button[disabled]:not([type]) { color: rgba(0, 0, 0, 0.3); background-color: #f7f7f7; }
.button-hover { color: rgba(0, 0, 0, 0.6); background-color: #dedede; }
input { all: unset; display: block; width: auto; height: 26px; min-height: 26px; overflow: hidden; text-overflow: clip;
  white-space: nowrap; box-sizing: content-box; }
textarea { all: unset; display: block; position: relative; width: 300px; height: 150px; white-space: pre-wrap;
  overflow-wrap: break-word; }
input::placeholder, textarea::placeholder { color: var(--placeholder, gray); opacity: 1; }
map { display: block; position: relative; width: 300px; height: 150px; overflow: hidden; background: #e8eef2; }
scroll-view { overflow: hidden; }
::-webkit-scrollbar { width: 0; height: 0; }
@media (prefers-color-scheme: dark) { map { background: #2b3238; } }
`
