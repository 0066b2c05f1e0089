import { REPORT_SHADES } from '@shared/rules/reports/reportShade'
import type { ReportStatus } from '@shared/rules/reports/reportStatus'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'

/** A report's status in its colour, the same as at a PC, and told apart without it by how much of the dot is filled. */
export function ReportState({ status, children }: { status: ReportStatus; children: ReactNode }) {
  const { shade, fill } = REPORT_SHADES[status]
  return (
    <View className={`state state--${shade}`}>
      <View className={`state-dot state-dot--${fill}`} aria-hidden="true" />
      {children}
    </View>
  )
}
