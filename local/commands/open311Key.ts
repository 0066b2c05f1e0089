import { addClient, clientsOf, revokeClient } from '@functions/open311/clients'
import { dayOf } from '@shared/rules/time/day'
import { fail, onTable } from './onTable'

const USAGE = 'npm run open311-key -- <street> list | add <name> | revoke <client id>'

/** Keys of programs that send reports by Open311: lists them, makes one (it is shown this once) or revokes one. Also beside a running system. */
async function main(): Promise<void> {
  const [streetId, action, ...words] = process.argv.slice(2)
  const word = words.join(' ').trim()
  if (streetId === undefined) throw new Error(USAGE)
  if (action === 'list') {
    for (const { clientId, name, keyStart, createdAt, revokedAt } of await clientsOf(streetId)) {
      const until = revokedAt === undefined ? '' : `  revoked ${dayOf(revokedAt)}`
      process.stdout.write(`${clientId}  ${keyStart}…  ${name}  since ${dayOf(createdAt)}${until}\n`)
    }
  } else if (action === 'add' && word !== '' && word.length <= 40) {
    const { clientId, key } = await addClient(streetId, word)
    process.stdout.write(`${clientId}  api_key ${key}\n`)
  } else if (action === 'revoke' && word !== '') {
    await revokeClient(streetId, word)
    process.stdout.write(`${word} revoked\n`)
  } else throw new Error(USAGE)
}

onTable(main, { beside: true }).catch(fail)
