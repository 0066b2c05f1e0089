/** Looks of what WeChat draws itself around and over the webviews. */
export const SCREEN_STYLES = `
html, body { margin: 0; height: 100%; overflow: hidden; background: #000; }
body { font-family: -apple-system, "PingFang SC", "Noto Sans CJK SC", sans-serif; font-size: 16px; color-scheme: light dark; }
.screen { position: fixed; inset: 0; overflow: hidden; }
.nav { position: absolute; left: 0; right: 0; top: 0; z-index: 2; }
.status { display: flex; align-items: center; justify-content: space-between; padding: 0 26px 0 32px; box-sizing: border-box;
  font-size: 15px; font-weight: 600; }
.status i { width: 22px; height: 11px; border: 1px solid currentColor; border-radius: 3px; opacity: 0.8; }
.bar { position: relative; height: 44px; display: flex; align-items: center; justify-content: center; font-size: 17px; font-weight: 500; }
.title { max-width: calc(100% - 208px); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.back { position: absolute; left: 0; top: 0; width: 48px; height: 44px; display: flex; align-items: center; justify-content: center; }
.back::before { content: ""; width: 10px; height: 10px; border: solid currentColor; border-width: 0 0 2px 2px; transform: rotate(45deg); margin-left: 6px; }
.back.is-home::before { width: 18px; height: 17px; border: 0; background: currentColor; transform: none; margin-left: 2px;
  clip-path: polygon(50% 0, 100% 46%, 86% 46%, 86% 100%, 60% 100%, 60% 62%, 40% 62%, 40% 100%, 14% 100%, 14% 46%, 0 46%); }
.capsule { position: absolute; right: 7px; top: 6px; width: 85px; height: 30px; border-radius: 16px; border: 1px solid rgba(128, 128, 128, 0.3);
  display: flex; align-items: center; justify-content: space-around; box-sizing: content-box; }
.capsule b { width: 18px; height: 4px; background: radial-gradient(circle at 2px 2px, currentColor 2px, transparent 2.5px) 0 0/7px 4px; }
.capsule u { width: 16px; height: 16px; border: 2px solid currentColor; border-radius: 50%; box-sizing: border-box; }
.webview { position: absolute; left: 0; width: 100%; border: 0; display: block; visibility: hidden; }
.webview.front { visibility: visible; }
.tabs { position: absolute; left: 0; right: 0; bottom: 0; z-index: 2; display: flex; align-items: flex-start; }
.tab { flex: 1; height: 50px; display: flex; flex-direction: column; align-items: center; justify-content: center; position: relative; }
.tab img { width: 27px; height: 27px; }
.tab span { font-size: 10px; line-height: 14px; }
.tab em { position: absolute; top: 2px; left: 54%; min-width: 8px; padding: 0 5px; height: 18px; line-height: 18px; border-radius: 9px; font-size: 11px; font-style: normal; color: #fff; background: #fa5151; }
.over { position: absolute; inset: 0; z-index: 5; display: flex; align-items: center; justify-content: center; }
.over.shade { background: rgba(0, 0, 0, 0.6); }
.over.passes { pointer-events: none; }
.toast { max-width: 75%; padding: 12px 16px; border-radius: 6px; background: rgba(76, 76, 76, 0.96); color: #fff; font-size: 15px; line-height: 1.5; text-align: center; }
.toast.tall { min-width: 136px; min-height: 136px; padding: 0 8px; box-sizing: border-box; display: flex; flex-direction: column; align-items: center; justify-content: center; }
.toast.tall::before { content: attr(data-icon); font-size: 40px; line-height: 60px; }
.modal { width: 300px; border-radius: 12px; overflow: hidden; background: #fff; color: #000; text-align: center; }
.modal h3 { margin: 0; padding: 32px 24px 12px; font-size: 17px; font-weight: 600; }
.modal p { margin: 0; padding: 0 24px 32px; font-size: 15px; line-height: 1.5; color: rgba(0, 0, 0, 0.55); white-space: pre-line; }
.modal input { margin: 0 24px 24px; padding: 8px; width: 236px; box-sizing: border-box; font-size: 15px; }
.modal .choices { display: flex; border-top: 1px solid rgba(0, 0, 0, 0.1); }
.choice { flex: 1; height: 56px; line-height: 56px; font-size: 17px; font-weight: 500; }
.choice.yes { color: #576b95; }
.sheet { position: absolute; left: 0; right: 0; bottom: 0; background: #f7f7f7; color: #000; border-radius: 12px 12px 0 0; overflow: hidden; padding-bottom: var(--safe-bottom); }
.sheet .line { min-height: 56px; line-height: 56px; text-align: center; font-size: 17px; background: #fff; border-bottom: 1px solid rgba(0, 0, 0, 0.08); }
.sheet .line.cancel { margin-top: 8px; }
.sheet .line.chosen { color: #07c160; font-weight: 600; }
.sheet .head { display: flex; justify-content: space-between; }
.sheet .head .line { flex: 0 0 96px; background: none; }
.sheet .wheel { max-height: 280px; overflow-y: auto; background: #fff; }
.viewer { background: #000; }
.viewer img { max-width: 100%; max-height: 100%; }
@media (prefers-color-scheme: dark) {
  .modal, .sheet .line, .sheet .wheel { background: #2c2c2c; color: rgba(255, 255, 255, 0.8); }
  .modal p { color: rgba(255, 255, 255, 0.5); }
  .modal .choices { border-color: rgba(255, 255, 255, 0.08); }
  .sheet { background: #1e1e1e; color: rgba(255, 255, 255, 0.8); }
  .choice.yes { color: #7d90a9; }
}
`
