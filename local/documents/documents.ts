import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { ROOT } from '../paths'

const FOLDERS = ['functions', 'shared', 'miniapp', 'console', 'local', 'infra', 'test', 'config', 'docs']
const ALONE = ['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', 'package.json', 'serverless.yml', 'jest.config.cjs']

/** What people wrote: code, templates and documents, by their path from the root, with `/`. */
export const written: readonly string[] = [
  ...ALONE,
  ...FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(md|[cm]?[jt]sx?|json|yml|s?css|html)$/.test(entry.name))
      .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/')),
  ),
].sort()

/** Documents for people who work on the project. */
export const documents = written.filter((path) => path.endsWith('.md'))

export const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8')
