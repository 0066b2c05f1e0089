import { MESSAGE_TEMPLATES, type MessageTemplate } from '../../shared/rules/office/messages'

/** The templates of the stand-in's account: made-up ids, and fields of the kinds WeChat's library offers. */
export function localTemplates(): Record<string, { id: string; fields: Record<string, string> }> {
  const names = Object.keys(MESSAGE_TEMPLATES) as MessageTemplate[]
  const fields = { subject: 'thing1', state: 'phrase2', note: 'thing3', at: 'time4' }
  return Object.fromEntries(names.map((name) => [name, { id: `local-template-${name}`, fields }]))
}
