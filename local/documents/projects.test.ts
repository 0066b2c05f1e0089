import { dirname, join, relative } from 'node:path'
import ts from 'typescript'
import { ROOT } from '../paths'
import { written } from './documents'

const readConfig = (file: string) => {
  const { config } = ts.readConfigFile(join(ROOT, file), ts.sys.readFile)
  return ts.parseJsonConfigFileContent(config, ts.sys, join(ROOT, dirname(file)), undefined, join(ROOT, file))
}

const projects = (readConfig('tsconfig.json').projectReferences ?? []).map(({ path }) =>
  relative(ROOT, path.endsWith('.json') ? path : join(path, 'tsconfig.json')),
)

test('every TypeScript file is checked, in the project whose globals it may use', () => {
  const checked = projects.flatMap((project) => readConfig(project).fileNames.map((file) => relative(ROOT, file)))
  const sources = written.filter((path) => /\.(ts|tsx|cts)$/.test(path))
  expect(sources.length).toBeGreaterThan(1000)
  expect(sources.filter((path) => !checked.includes(path))).toEqual([])
  const shared = ['miniapp/lib/assets.d.ts', 'miniapp/lib/globals.d.ts']
  expect(checked.filter((path, at) => checked.indexOf(path) !== at).sort()).toEqual(shared)
})
