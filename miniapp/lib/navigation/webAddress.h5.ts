/** Opens an address of the web beside this page, which it learns nothing of. */
export function openWebAddress(address: string): void {
  window.open(address, '_blank', 'noopener,noreferrer')
}
