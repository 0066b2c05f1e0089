/** What is used of papaparse. Its published types bring those of Node, whose globals a browser has not. */
declare module 'papaparse' {
  interface ParseConfig {
    delimiter?: string
    delimitersToGuess?: readonly string[]
  }
  const Papa: {
    parse<T>(text: string, config?: ParseConfig): { data: T[] }
  }
  export default Papa
}
