import { formsOfStored } from '@functions/platform/sealed/lookup'
import { seal, unseal } from '@functions/platform/sealed/personal'
import type { Outputs } from '@shared/contract/contract'
import { maskName, maskPhone } from '@shared/rules/text/masks'
import { type PersonItem, placesOf } from './entities'

export type PersonView = Outputs['survey']['mark']

/** What stands in the place of a name that is not kept. */
const NO_NAME = '姓名已删'

/** Somebody as staff see them: masked. `marked` is false of somebody of the last round of whom nothing was said in this one. */
export function personView(person: PersonItem, marked: boolean): PersonView {
  const { index, orgId, nameMasked = NO_NAME, phoneMasked, occupation, mark, markedAt, byLabel, memberId } = person
  const said = marked ? { mark, markedAt, byLabel } : {}
  return { ref: index, orgId, nameMasked, phoneMasked, occupation, ...said, registered: memberId !== undefined }
}

/** Under which forms somebody may stand: several only while keys are rotated. */
export const formsOfPerson = (index: string): Promise<string[]> => formsOfStored('phone', index)

/** Wherever somebody stands in a round. One query. */
export async function placesNow(streetId: string, round: number, index: string): Promise<PersonItem[]> {
  if (round < 1) return []
  const forms = await formsOfPerson(index)
  const found = await Promise.all(forms.map((form) => placesOf(streetId, round, form).all(1)))
  return found.flat()
}

const nameBound = (personId: string) => `surveyed-name:${personId}`
const phoneBound = (personId: string) => `surveyed-phone:${personId}`

export const sealedName = async (personId: string, name: string) => ({
  nameSealed: await seal(name, nameBound(personId)),
  nameMasked: maskName(name),
})

export const sealedPhone = async (personId: string, phone: string) => ({
  phoneSealed: await seal(phone, phoneBound(personId)),
  phoneMasked: maskPhone(phone),
})

/** Name and number in full; what was never known or is not kept any more is absent. */
export async function opened({ personId, nameSealed, phoneSealed }: PersonItem) {
  return {
    name: nameSealed && (await unseal(nameSealed, nameBound(personId))),
    phone: phoneSealed && (await unseal(phoneSealed, phoneBound(personId))),
  }
}
