import { stopAll } from './stopper'

const globalTeardown = (): Promise<void> => stopAll()

export default globalTeardown
