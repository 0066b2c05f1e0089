/**
 * The app's own line icons: 24 × 24, stroke 1.8, round ends. Drawn once here; `make-icons.ts` turns them into
 * `theme/icons.gen.scss` (masks that take the text's colour) and the tab bar's pictures.
 */
export const ICONS = {
  home: '<path d="M4 11 12 4l8 7"/><path d="M6 9.5V20h12V9.5"/><path d="M10 20v-5h4v5"/>',
  camera: '<path d="M4 8h3.5L9 5.5h6L16.5 8H20v11H4z"/><circle cx="12" cy="13" r="3.4"/>',
  // A stack of tokens: points are no money.
  coin: '<ellipse cx="12" cy="6.8" rx="7" ry="3"/><path d="M5 6.8v5.1c0 1.7 3.1 3 7 3s7-1.3 7-3V6.8M5 11.9V17c0 1.7 3.1 3 7 3s7-1.3 7-3v-5.1"/>',
  person: '<circle cx="12" cy="8" r="4"/><path d="M4.5 20.5c.8-4 3.7-6 7.5-6s6.7 2 7.5 6"/>',
  pin: '<path d="M12 21s-7-6.3-7-11.5A7 7 0 0 1 19 9.5C19 14.7 12 21 12 21z"/><circle cx="12" cy="9.7" r="2.5"/>',
  map: '<path d="m3.5 6.5 5.5-2 6 2 5.5-2v13l-5.5 2-6-2-5.5 2z"/><path d="M9 4.5v13M15 6.5v13"/>',
  list: '<path d="M8.5 6.5H20M8.5 12H20M8.5 17.5H20"/><path d="M4.5 6.5h.01M4.5 12h.01M4.5 17.5h.01"/>',
  navigate: '<path d="M20.5 3.5 3.5 11l7 2.5 2.5 7z"/>',
  alarm:
    '<path d="M6 18v-5.5a6 6 0 0 1 12 0V18"/><path d="M4 18.5h16v2H4z"/><path d="M12 3.5v-1M4.5 6l-1-1M19.5 6l1-1M12 10.5V14"/>',
  bell: '<path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15z"/><path d="M10 20.5h4M12 5V3.5"/>',
  check: '<path d="m4.5 12.5 5 5L19.5 7"/>',
  checkCircle: '<circle cx="12" cy="12" r="8.5"/><path d="m8 12.3 2.8 2.8L16 9.5"/>',
  cross: '<path d="m6 6 12 12M18 6 6 18"/>',
  plus: '<path d="M12 5v14M5 12h14"/>',
  minus: '<path d="M5 12h14"/>',
  chevron: '<path d="m9.5 5.5 6.5 6.5-6.5 6.5"/>',
  warn: '<path d="M12 4 2.8 19.5h18.4z"/><path d="M12 10v4.5M12 17h.01"/>',
  clock: '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5.3l3.5 2"/>',
  calendar:
    '<path d="M4 6.5h16V20H4zM4 10.5h16M8.5 4v4M15.5 4v4"/><path d="M8.5 14h.01M12 14h.01M15.5 14h.01M8.5 17h.01M12 17h.01"/>',
  scan: '<path d="M4 8.5V4h4.5M15.5 4H20v4.5M20 15.5V20h-4.5M8.5 20H4v-4.5M4 12h16"/>',
  keypad: '<path d="M6 6h.01M12 6h.01M18 6h.01M6 12h.01M12 12h.01M18 12h.01M6 18h.01M12 18h.01M18 18h.01"/>',
  phone:
    '<path d="M6 3.5h3l1.5 4.5-2 1.5a11 11 0 0 0 6 6l1.5-2 4.5 1.5v3c0 1.2-.8 2-2 2C11 20 4 13 4 5.5c0-1.2.8-2 2-2z"/>',
  ticket:
    '<path d="M3.5 7h17v3.5a1.8 1.8 0 0 0 0 3.5V17.5h-17V14a1.8 1.8 0 0 0 0-3.5z"/><path d="M14 8.5v1.5M14 11.5V13M14 14.5V16"/>',
  gift: '<path d="M4 10.5h16V20H4zM3.5 7h17v3.5h-17zM12 7v13"/><path d="M12 7C8 7 7 3.5 9.2 3.5S12 7 12 7zm0 0c4 0 5-3.5 2.8-3.5S12 7 12 7z"/>',
  star: '<path d="m12 3.5 2.6 5.5 6 .8-4.4 4.2 1.1 6-5.3-3-5.3 3 1.1-6L3.4 9.8l6-.8z"/>',
  starFull: '<path fill="#000" d="m12 3.5 2.6 5.5 6 .8-4.4 4.2 1.1 6-5.3-3-5.3 3 1.1-6L3.4 9.8l6-.8z"/>',
  shield: '<path d="M12 3.5 5 6v5.5c0 4.5 3 7.5 7 9 4-1.5 7-4.5 7-9V6z"/><path d="m9 12 2.2 2.2L15.2 10"/>',
  document: '<path d="M6 3.5h8l4 4V20.5H6z"/><path d="M14 3.5v4h4M9 12h6M9 15.5h6"/>',
  help: '<circle cx="12" cy="12" r="8.5"/><path d="M9.5 9.5c0-3.3 5-3.3 5 0 0 2-2.5 2-2.5 4.3M12 16.8h.01"/>',
  exit: '<path d="M10 4H5v16h5M10 12h10.5M17 8.5l3.5 3.5-3.5 3.5"/>',
  edit: '<path d="m4.5 19.5.8-4L16 4.8l3.2 3.2L8.5 18.7zM14 7l3 3"/>',
  cloudOff:
    '<path d="M7.5 9.2A5 5 0 0 0 7.5 19H17M10 6.5a5.5 5.5 0 0 1 8.3 4.5A4 4 0 0 1 20 18"/><path d="M4 4l16 16"/>',
  refresh: '<path d="M19.5 12a7.5 7.5 0 1 1-2.2-5.3L19.5 9"/><path d="M19.5 4.5V9H15"/>',
  users:
    '<circle cx="9" cy="8.5" r="3.5"/><path d="M2.5 20c.6-3.8 3-5.5 6.5-5.5s5.9 1.7 6.5 5.5M15.5 5.3a3.5 3.5 0 0 1 0 6.4M18 14.8c2 .8 3.2 2.5 3.5 5.2"/>',
  shop: '<path d="M4.5 11v9h15v-9M3.5 9.5 5.5 4h13l2 5.5c0 2.5-3.5 2.5-4.2.5-.8 2-3.5 2-4.3 0-.8 2-3.5 2-4.3 0-.7 2-4.2 2-4.2-.5z"/><path d="M10 20v-5h4v5"/>',
  chart: '<path d="M4 20h16M6.5 16.5v-5M12 16.5V5.5M17.5 16.5v-8"/>',
  screen: '<path d="M3.5 5h17v11h-17zM12 16v4M8 20h8"/>',
  seat: '<path d="M7 4.5v8.5h10V4.5M5 10v7h14v-7M7 17v3M17 17v3"/>',
  airCon: '<path d="M3.5 5h17v7h-17zM6.5 9.5h11M7 15v1.5a2 2 0 0 1-2 2M12 15v4M17 15v1.5a2 2 0 0 0 2 2"/>',
  power: '<path d="M8 3.5V8M16 3.5V8M6 8h12v3.5a6 6 0 0 1-12 0zM12 17.5v3.5"/>',
  phoneCharge: '<path d="M7 3h10v18H7z"/><path d="m12.5 7.5-2.5 4.5h4l-2.5 4.5"/>',
  water: '<path d="M12 3.5s-6 6.5-6 11a6 6 0 0 0 12 0c0-4.5-6-11-6-11z"/><path d="M9.5 15a2.7 2.7 0 0 0 2.5 2.7"/>',
  shelter: '<path d="M3.5 12.5a8.5 8.5 0 0 1 17 0zM12 4V2.5M12 12.5v6a2 2 0 0 0 4 0"/>',
  books: '<path d="M12 6.5C10 5 7 4.5 4 5v13.5c3-.5 6 0 8 1.5 2-1.5 5-2 8-1.5V5c-3-.5-6 0-8 1.5zM12 6.5V20"/>',
  microwave: '<path d="M3.5 5.5h17v12h-17zM6 8.5h8.5v6H6zM17.5 9h.01M17.5 12h.01M6 17.5v2M18 17.5v2"/>',
  medicine: '<path d="M4 8h16v12H4zM9 8V4.5h6V8M12 11v6M9 14h6"/>',
  toilet:
    '<circle cx="7.5" cy="4.8" r="1.6"/><circle cx="16.5" cy="4.8" r="1.6"/><path d="M5 9h5v5.5H9V20H6v-5.5H5zM16.5 9l3 6h-2v5h-2v-5h-2zM12 4v16"/>',
  sharedShelf: '<path d="M4 4v16.5M20 4v16.5M4 9h16M4 15h16M7 9V6h4v3M13 15v-3.5h4V15M7.5 15v-2.5"/>',
  bikeCharge:
    '<circle cx="6" cy="16.5" r="3.5"/><circle cx="18" cy="16.5" r="3.5"/><path d="M6 16.5h7l3.5-7.5H12M16.5 9 18 16.5M14.5 5.5H17L16.5 9M8 6.5 6.5 9.5h3L8 12"/>',
  wifi: '<path d="M3 9.5c5.5-5 12.5-5 18 0M6 13c3.6-3.3 8.4-3.3 12 0M9 16.3c1.8-1.6 4.2-1.6 6 0M12 19.5h.01"/>',
  parking: '<path d="M4 4h16v16H4z"/><path d="M9.5 17V7.5h3.2a3 3 0 0 1 0 6H9.5"/>',
  road: '<path d="M7.5 4 4 20M16.5 4 20 20M12 5v2.5M12 11v2.5M12 17v2.5"/>',
  trash: '<path d="M5 7h14M9.5 7V4h5v3M6.5 7l1 13.5h9l1-13.5M10 10.5v6.5M14 10.5v6.5"/>',
  lamp: '<path d="M8 15a6 6 0 1 1 8 0c-.8.8-1 1.5-1 2.5H9c0-1-.2-1.7-1-2.5zM9.5 20.5h5"/>',
  fire: '<path d="M12 3c.5 3.5 5.5 5.5 5.5 11a5.5 5.5 0 0 1-11 0c0-2.5 1.5-4 2-6 1.5.8 2 2 2 3.2C12 9 12.5 6 12 3z"/>',
  drain: '<circle cx="12" cy="12" r="8.5"/><path d="M8 7.5v9M12 6v12M16 7.5v9"/>',
  wire: '<path d="M12 3v18M6 6.5h12M7.5 10.5h9M4 14c3 0 4-3.5 8-3.5s5 3.5 8 3.5"/>',
  bike: '<circle cx="6" cy="16.5" r="3.5"/><circle cx="18" cy="16.5" r="3.5"/><path d="m6 16.5 4-7.5h5l3 7.5M10 9l3.5 7.5M8.5 6.5H11M15 9l-.8-2.5H16.5"/>',
  broom: '<path d="M14.5 3.5 12 11M8 11h8l2 9.5H5z"/><path d="M9 16v4.5M13 16v4.5"/>',
  noise: '<path d="M4 9.5h3.5L12 5.5v13L7.5 14.5H4zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11"/>',
  tree: '<path d="M12 3.5 6 11h3l-4 5.5h14L15 11h3zM12 16.5V21"/>',
  snow: '<path d="M12 3v18M4.2 7.5l15.6 9M19.8 7.5l-15.6 9M9.5 4.5 12 7l2.5-2.5M9.5 19.5 12 17l2.5 2.5"/>',
  door: '<path d="M6 3.5h12V21H6zM3.5 21h17M14.5 12.5h.01"/>',
  stairs: '<path d="M3.5 20H8v-4h4.5v-4H17V8h3.5"/><path d="M5 11l6-6M11 5H7.5M11 5v3.5"/>',
  hand: '<path d="M8 12V5.5a1.5 1.5 0 0 1 3 0V11M11 11V4a1.5 1.5 0 0 1 3 0v7M14 11V5.5a1.5 1.5 0 0 1 3 0V14c0 4-2 7-5.5 7S7 19.5 4.5 14c-.5-1.5 1.5-2.3 2.3-1L8 14.5"/>',
  dots: '<path stroke-width="3" d="M5.5 12h.01M12 12h.01M18.5 12h.01"/>',
} as const

export type IconName = keyof typeof ICONS
