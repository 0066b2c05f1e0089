import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'

/** Makes a write that is no transaction. False when its condition does not hold: then the item stays as it is. */
export async function written(write: { send: () => Promise<unknown> }): Promise<boolean> {
  try {
    await write.send()
    return true
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false
    throw error
  }
}
