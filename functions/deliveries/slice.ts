import type { Slice } from '@functions/platform/declaration'

export const declared: Slice = {
  on: {
    // The only one that sends anything to WeChat; signs the links under which WeChat fetches photos.
    onQueue: {
      queues: ['UrgentQueue', 'DeliveriesQueue'],
      atOnce: 5,
      seconds: 30,
      reads: ['photos/photos', 'photos/tiles'],
    },
  },
}
