/** Where the slices stand: each folder of functions/, and in it each folder with a slice.ts of its own (meals/shops). */
const { existsSync, readdirSync } = require('node:fs')
const { basename, join } = require('node:path')

const foldersIn = (path) =>
  readdirSync(join(__dirname, path), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [join(path, entry.name)] : [],
  )

const parts = (slice) => foldersIn(slice).filter((folder) => existsSync(join(__dirname, folder, 'slice.ts')))

const HANDLER = /^(index|on[A-Z]\w*)\.ts$/

exports.slices = () =>
  foldersIn('.')
    .filter((folder) => folder !== 'platform')
    .flatMap((folder) => [folder, ...parts(folder)])
    .map((folder) => ({ name: basename(folder), folder, files: readdirSync(join(__dirname, folder)) }))
    .map((slice) => ({ ...slice, handlers: slice.files.flatMap((file) => HANDLER.exec(file)?.[1] ?? []) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))

exports.bundleOf = (slice, handler) => (handler === 'index' ? slice : `${slice}-${handler}`)
