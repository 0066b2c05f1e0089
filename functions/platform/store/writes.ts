import { problem } from '@functions/platform/problem'
import type { Entity, FormattedItem, InputItem, KeyInputItem } from 'dynamodb-toolbox/entity'
import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import type { Condition } from 'dynamodb-toolbox/entity/actions/parseCondition'
import { ConditionCheck } from 'dynamodb-toolbox/entity/actions/transactCheck'
import { DeleteTransaction } from 'dynamodb-toolbox/entity/actions/transactDelete'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { UpdateTransaction } from 'dynamodb-toolbox/entity/actions/transactUpdate'
import type { UpdateItemInput } from 'dynamodb-toolbox/entity/actions/update'
import { AGAIN, type OldItem, type Step, step } from './transact'

/**
 * What use cases read and write, one item each. A read is a round trip; a step is written by `transact` or `commit` together
 * with the others of its use case: 2 write units a KB, and as much for each index entry it changes.
 *
 * `otherwise` says what a failed condition means, given the item as it stands: an answer, a thrown problem, or AGAIN.
 * Left out, it is AGAIN: the use case reads anew. The entity alone says what is inferred: from its conditions it takes the compiler minutes.
 */
type Otherwise<Old, T> = (old: Old) => T | typeof AGAIN

/** An item, maybe as it was a moment ago; undefined when there is none. ½ read unit for 4 KB. */
export async function get<E extends Entity>(
  entity: E,
  key: NoInfer<KeyInputItem<E>>,
): Promise<FormattedItem<E> | undefined> {
  const { Item } = await new GetItemCommand(entity, key).send()
  return Item
}

/** An item as it stands, every write before included; undefined when there is none. 1 read unit for 4 KB. */
export async function getNow<E extends Entity>(
  entity: E,
  key: NoInfer<KeyInputItem<E>>,
): Promise<FormattedItem<E> | undefined> {
  const { Item } = await new GetItemCommand(entity, key, { consistent: true }).send()
  return Item
}

/**
 * The item by which a write is recognised: it lies under its client's id and keeps the fingerprint of the input
 * (`hash`). A repeat gets what `replay` makes of the first (idempotent replay). Stands first in its transaction.
 * @throws IDEMPOTENCY_CONFLICT when the id was used for something else
 */
export function firstTime<E extends Entity, T>(
  entity: E,
  item: NoInfer<InputItem<E>> & { hash: string | undefined },
  replay: Otherwise<FormattedItem<E>, T>,
): Step<T> {
  const { hash } = item
  return putNew<E, T>(entity, item, (first) => {
    if (hashOf(first) !== hash) throw problem('IDEMPOTENCY_CONFLICT')
    return replay(first)
  })
}

const hashOf = (first: unknown): unknown =>
  typeof first === 'object' && first !== null && 'hash' in first ? first.hash : undefined

/** A new item, unless there is one under its key. */
export function putNew<E extends Entity, T = never>(
  entity: E,
  item: NoInfer<InputItem<E>>,
  otherwise: Otherwise<FormattedItem<E>, T> = again,
): Step<T> {
  const options = { condition: { attr: 'entity', exists: false }, ...ALL_OLD } as const
  return step<T>(new PutTransaction<Entity>(entity, item, options), (old) =>
    old ? otherwise(formatted(entity, old)) : AGAIN,
  )
}

/** An item, whatever stands under its key. */
export const put = <E extends Entity>(entity: E, item: NoInfer<InputItem<E>>): Step<never> =>
  step<never>(new PutTransaction(entity, item), again)

/** An item in the place of the one that was seen, provided that `condition` holds of it. */
export function putIf<E extends Entity, T = never>(
  entity: E,
  item: NoInfer<InputItem<E>>,
  condition: NoInfer<Condition<E>>,
  otherwise: Otherwise<FormattedItem<E> | undefined, T> = again,
): Step<T> {
  const write = new PutTransaction(entity, item, { condition, ...ALL_OLD })
  return step<T>(write, (old) => otherwise(old && formatted(entity, old)))
}

/** Some attributes of an item, whatever they were. */
export const update = <E extends Entity>(entity: E, item: NoInfer<UpdateItemInput<E>>): Step<never> =>
  step<never>(new UpdateTransaction(entity, item), again)

/** Some attributes of an item, provided that `condition` holds of it. */
export function updateIf<E extends Entity, T = never>(
  entity: E,
  item: NoInfer<UpdateItemInput<E>>,
  condition: NoInfer<Condition<E>>,
  otherwise: Otherwise<FormattedItem<E> | undefined, T> = again,
): Step<T> {
  const write = new UpdateTransaction(entity, item, { condition, ...ALL_OLD })
  return step<T>(write, (old) => otherwise(old && formatted(entity, old)))
}

/** No item any more, if there was one. */
export const remove = <E extends Entity>(entity: E, key: NoInfer<KeyInputItem<E>>): Step<never> =>
  step<never>(new DeleteTransaction(entity, key), again)

/** No item any more, provided that `condition` holds of it. */
export function removeIf<E extends Entity, T = never>(
  entity: E,
  key: NoInfer<KeyInputItem<E>>,
  condition: NoInfer<Condition<E>>,
  otherwise: () => T | typeof AGAIN = again,
): Step<T> {
  return step<T>(new DeleteTransaction(entity, key, { condition }), otherwise)
}

/** Lets the others through only if `condition` holds of an item, which stays as it is. */
export function checkIf<E extends Entity, T = never>(
  entity: E,
  key: NoInfer<KeyInputItem<E>>,
  condition: NoInfer<Condition<E>>,
  otherwise: () => T | typeof AGAIN = again,
): Step<T> {
  return step<T>(new ConditionCheck(entity, key, condition), otherwise)
}

const ALL_OLD = { returnValuesOnConditionFalse: 'ALL_OLD' } as const
const again = (): typeof AGAIN => AGAIN
const formatted = <E extends Entity>(entity: E, old: NonNullable<OldItem>): FormattedItem<E> =>
  new EntityFormatter(entity).format(old)

/** The condition that an attribute is as it was seen; not there when it was not. */
export const asSeen = <A extends string, V extends string | number | boolean>(attr: A, seen: V | undefined) =>
  seen === undefined ? ({ attr, exists: false } as const) : ({ attr, eq: seen } as const)

/** The condition that a count is below its limit, or not begun. */
export const below = <A extends string>(attr: A, limit: number) => ({
  or: [{ attr, exists: false } as const, { attr, lt: limit } as const],
})
