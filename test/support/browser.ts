export { openBrowser } from '../../local/machine/browser'
