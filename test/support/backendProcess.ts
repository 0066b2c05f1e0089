/** The functions in a process of their own: a request comes as a message, and its answer goes as one. */
import { invoke } from './api'
import type { Request } from './backend'

process.on('message', ({ number, request }: { number: number; request: Request }) => {
  void invoke(request.slice, request.options).then((told) => {
    if (request.diesUntold) process.kill(process.pid, 'SIGKILL')
    else process.send?.({ number, told })
  })
})
process.on('disconnect', () => process.exit())
process.send?.('ready')
