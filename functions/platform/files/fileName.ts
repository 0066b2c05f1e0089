/** What no phone or PC takes in the name of a file. */
const NOT_IN_NAMES = /[\\/:*?"<>|\p{Cc}\p{Cf}]+/gu

/** A file's name as every phone and PC takes it: what people named a shop may have a stroke in it. */
export const fileName = (name: string): string => name.replace(NOT_IN_NAMES, '_').replace(/^[.\s]+/, '')
