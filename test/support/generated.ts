import { readFileSync } from 'node:fs'

// Generated cases are the same at each gate, and as deep as asked; whoever generates nothing does not pay for it.
if (readFileSync(expect.getState().testPath ?? '', 'utf8').includes("'fast-check'")) require('./depth')
