/** Where staff look for what they do not do every day: four doors on the phone, and the headings of the console's menu. */
export const DOORS = {
  people: { label: '人' },
  matters: { label: '事' },
  books: { label: '账' },
  settings: { label: '设置' },
} as const
export type Door = keyof typeof DOORS
