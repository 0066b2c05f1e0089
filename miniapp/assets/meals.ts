import type { MealPicture } from '@shared/rules/points/offer'

/**
 * Drawings of meals, 480 × 320. An offer names one by its code (`picture`); `make-icons.ts` writes them to
 * `assets/meal/<code>.svg`.
 */
const ground = (colour: string) =>
  `<rect width="480" height="320" fill="${colour}"/><ellipse cx="240" cy="262" rx="150" ry="16" fill="#000" opacity=".08"/>`
const steam =
  '<path d="M196 92c-14-16 14-26 0-44M240 84c-14-16 14-26 0-44M284 92c-14-16 14-26 0-44" fill="none" stroke="#fff" stroke-width="9" stroke-linecap="round" opacity=".85"/>'
const bowl = (body: string, band: string) =>
  `<path d="M102 150h276c0 62-44 108-98 112h-80c-54-4-98-50-98-112z" fill="${body}"/><path d="M110 182h260c-3 12-8 22-14 31H124c-6-9-11-19-14-31z" fill="${band}"/><rect x="196" y="256" width="88" height="12" rx="6" fill="${band}"/>`

export const MEAL_DRAWINGS: Record<MealPicture, string> = {
  noodle: `${ground('#F7D9B8')}${steam}<ellipse cx="240" cy="150" rx="138" ry="40" fill="#8A3B12"/><ellipse cx="240" cy="150" rx="124" ry="32" fill="#E8A24B"/><path d="M150 150c30-22 60 18 90 0s60 18 90-2M160 162c28-18 52 14 80 0s52 14 80-2M176 138c24-12 44 12 64 0s44 10 64-2" fill="none" stroke="#FCE7BD" stroke-width="9" stroke-linecap="round"/><circle cx="300" cy="146" r="22" fill="#FFF6E5"/><circle cx="300" cy="146" r="11" fill="#F2A33A"/><path d="M176 138l20-6m-6 14l22-8" stroke="#3F7D3A" stroke-width="8" stroke-linecap="round"/>${bowl('#C2410C', '#F3C79E')}`,
  rice: `${ground('#D9E7D6')}${steam}<path d="M120 150c0-60 50-84 120-84s120 24 120 84z" fill="#FFFDF6"/><path d="M120 150c0-44 28-68 70-78 10 26-6 60-20 78z" fill="#B5562A"/><path d="M360 150c0-44-30-70-72-78-12 28 4 60 20 78z" fill="#5E9A57"/><circle cx="240" cy="112" r="26" fill="#FFF6E5"/><circle cx="240" cy="112" r="13" fill="#F2A33A"/>${bowl('#2F6F6A', '#BFE0D8')}`,
  dumpling: `${ground('#F2E3C6')}${steam}<ellipse cx="240" cy="226" rx="170" ry="44" fill="#FFFDF8"/><ellipse cx="240" cy="220" rx="142" ry="32" fill="#E9DFCB"/><g fill="#FFF7E6" stroke="#D9B98B" stroke-width="6" stroke-linejoin="round"><path d="M112 214c4-44 92-44 96 0-30 14-66 14-96 0zM192 228c4-46 96-46 100 0-32 14-68 14-100 0zM276 214c4-44 88-44 92 0-30 14-62 14-92 0zM158 182c4-44 88-44 92 0-30 14-62 14-92 0zM236 184c4-44 88-44 92 0-30 14-62 14-92 0z"/></g><path d="M140 190l6 10m14-14l4 12m54 4l6 10m16-14l4 12m62-10l6 10m16-14l4 12" stroke="#D9B98B" stroke-width="5" stroke-linecap="round"/>`,
  bun: `${ground('#E4DDF0')}${steam}<rect x="104" y="188" width="272" height="66" rx="14" fill="#C98F4B"/><path d="M104 212h272M104 232h272" stroke="#A36C2E" stroke-width="6"/><g fill="#FFFBF2" stroke="#DCCBB0" stroke-width="5"><path d="M116 190c-4-60 100-62 104 0zM260 190c-4-60 100-62 104 0zM186 190c-4-68 104-70 108 0z"/></g><path d="M240 142v18m-14-12l6 14m22-14l-6 14" stroke="#DCCBB0" stroke-width="6" stroke-linecap="round"/>`,
  soup: `${ground('#D5E5EE')}${steam}<ellipse cx="240" cy="150" rx="138" ry="40" fill="#24506B"/><ellipse cx="240" cy="150" rx="124" ry="32" fill="#F3D58A"/><g fill="#FFF9EC"><rect x="170" y="134" width="34" height="26" rx="6"/><rect x="250" y="146" width="36" height="26" rx="6"/><rect x="286" y="128" width="30" height="24" rx="6"/></g><path d="M214 132c10-8 22 6 32-2m-60 44c10-8 22 6 32-2" stroke="#3F7D3A" stroke-width="8" stroke-linecap="round" fill="none"/>${bowl('#2B6A8C', '#CFE6F2')}`,
  hotpot: `${ground('#F4D6CE')}${steam}<path d="M84 166h34M362 166h34" stroke="#5B4A3F" stroke-width="16" stroke-linecap="round"/><path d="M108 148h264v66c0 30-40 44-132 44s-132-14-132-44z" fill="#6B584B"/><ellipse cx="240" cy="150" rx="132" ry="38" fill="#8B7564"/><ellipse cx="240" cy="150" rx="114" ry="30" fill="#D9481C"/><path d="M240 120v60" stroke="#8B7564" stroke-width="8"/><path d="M246 121c68 0 108 12 108 29s-40 29-108 29z" fill="#F3D58A"/><circle cx="180" cy="148" r="13" fill="#FFF1E0"/><circle cx="208" cy="160" r="11" fill="#F6B98F"/><path d="M158 160l18-8m100-8c10-8 22 6 32-2" stroke="#3F7D3A" stroke-width="8" stroke-linecap="round" fill="none"/><circle cx="300" cy="158" r="12" fill="#FFF9EC"/>`,
  congee: `${ground('#EFE3C2')}${steam}<ellipse cx="240" cy="150" rx="138" ry="40" fill="#8C6B1F"/><ellipse cx="240" cy="150" rx="124" ry="32" fill="#FBF1D6"/><path d="M180 146h.1m34 14h.1m26-20h.1m40 14h.1m-74-16h.1m104 4h.1" stroke="#E3C98A" stroke-width="12" stroke-linecap="round"/><path d="M206 138l16 6m36 8l16-6m10-10l14 4" stroke="#3F7D3A" stroke-width="8" stroke-linecap="round"/><circle cx="262" cy="138" r="10" fill="#B5562A"/>${bowl('#A87C1D', '#F5E3B3')}`,
  lunchbox: `${ground('#DCE6D2')}<path d="M96 138h288l-22 118H118z" fill="#3C4A55"/><rect x="86" y="122" width="308" height="26" rx="12" fill="#55646F"/><path d="M112 156h120v86H128z" fill="#FFFDF6"/><path d="M248 156h120l-8 36H248z" fill="#B5562A"/><path d="M248 202h110l-8 40H248z" fill="#6BA35E"/><path d="M136 176h.1m30 12h.1m34-10h.1m-50 34h.1m44 6h.1" stroke="#E6DDCB" stroke-width="14" stroke-linecap="round"/><path d="M150 96c40-22 140-22 180 0" stroke="#B98A55" stroke-width="12" stroke-linecap="round" fill="none"/>`,
  drink: `${ground('#F6DCD2')}<path d="M176 112h128l-14 150H190z" fill="#FFF6EA"/><path d="M181 160h118l-9 102H190z" fill="#B5713A"/><rect x="164" y="94" width="152" height="24" rx="12" fill="#C2410C"/><path d="M252 94l18-58h34" stroke="#0F766E" stroke-width="12" stroke-linecap="round" fill="none"/><g fill="#6B3A17"><circle cx="212" cy="242" r="9"/><circle cx="238" cy="248" r="9"/><circle cx="264" cy="242" r="9"/><circle cx="226" cy="226" r="9"/><circle cx="254" cy="226" r="9"/></g>`,
}

/** What is on each drawing. */
export const MEAL_TITLES: Record<MealPicture, string> = {
  noodle: '一碗汤面',
  rice: '一份盖饭',
  dumpling: '一盘饺子',
  bun: '一笼包子',
  soup: '一碗热汤',
  hotpot: '一人小火锅',
  drink: '一杯热饮',
  congee: '一碗粥',
  lunchbox: '一份盒饭',
}
