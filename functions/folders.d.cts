export interface SliceFolder {
  /** Its function is called that: `shops`. */
  name: string
  /** Below functions/: `meals/shops`. */
  folder: string
  files: string[]
  /** Of its files those that are deployed: `index`, `onSchedule`. */
  handlers: string[]
}

/** All slices but platform, by their names. */
export declare function slices(): SliceFolder[]

/** The folder of a bundle in dist/functions/: `media-onUpload`. */
export declare function bundleOf(slice: string, handler: string): string
