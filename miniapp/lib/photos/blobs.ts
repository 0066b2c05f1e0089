/** Files in the browser's own database; the mini-program has real ones. A browser without one keeps nothing. */
const NAME = 'nuanxin'
const STORE = 'photos'

let opening: Promise<IDBDatabase | undefined> | undefined

function open(): Promise<IDBDatabase | undefined> {
  opening ??= new Promise((resolve) => {
    if (typeof indexedDB === 'undefined') return resolve(undefined)
    const request = indexedDB.open(NAME, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => resolve(undefined)
  })
  return opening
}

/** Does one thing in the database; undefined when it could not be done. */
async function inStore<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>) {
  const database = await open()
  if (!database) return undefined
  return new Promise<T | undefined>((resolve) => {
    const transaction = database.transaction(STORE, mode)
    const request = act(transaction.objectStore(STORE))
    transaction.oncomplete = () => resolve(request.result)
    transaction.onabort = () => resolve(undefined)
  })
}

/** Keeps a file under that name. False when the browser would not. */
export async function keepBlob(name: string, blob: Blob): Promise<boolean> {
  return (await inStore('readwrite', (store) => store.put(blob, name))) !== undefined
}

/** The file kept under that name, or undefined. */
export function keptBlob(name: string): Promise<Blob | undefined> {
  return inStore<Blob | undefined>('readonly', (store) => store.get(name))
}

/** Forgets a file. */
export async function deleteBlob(name: string): Promise<void> {
  await inStore('readwrite', (store) => store.delete(name))
}

/** The names of all files. */
export async function keptNames(): Promise<string[]> {
  return ((await inStore('readonly', (store) => store.getAllKeys())) ?? []).map(String)
}
