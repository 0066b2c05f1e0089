import type { ReportStatus } from './reportStatus'

/**
 * One colour a state, everywhere: new is blue, in work amber, done green, refused and gone grey; late is red, whatever the
 * status. What has the same colour differs by how much of its dot is filled.
 */
export const REPORT_SHADES = {
  submitted: { shade: 'new', fill: 'full' },
  accepted: { shade: 'work', fill: 'none' },
  assigned: { shade: 'work', fill: 'half' },
  inProgress: { shade: 'work', fill: 'full' },
  reopened: { shade: 'work', fill: 'half' },
  resolved: { shade: 'done', fill: 'none' },
  closed: { shade: 'done', fill: 'full' },
  rejected: { shade: 'off', fill: 'full' },
  merged: { shade: 'off', fill: 'half' },
  withdrawn: { shade: 'off', fill: 'none' },
} as const satisfies Record<ReportStatus, { shade: 'new' | 'work' | 'done' | 'off'; fill: 'none' | 'half' | 'full' }>
