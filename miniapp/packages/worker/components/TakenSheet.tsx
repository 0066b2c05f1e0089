import { ConfirmSheet } from '@miniapp/components/ConfirmSheet'

interface Props {
  id: string
  open: boolean
  busy: boolean
  /** What follows when it was looked at. */
  then: string
  onClaim: () => void
  onLeave: () => void
}

/** The number is somebody else's on record: a grid worker looks at it, or it is left. */
export function TakenSheet({ id, open, busy, then, onClaim, onLeave }: Props) {
  return (
    <ConfirmSheet
      id={id}
      open={open}
      title="号码登记在别人名下"
      yes="请网格员核实"
      busy={busy}
      onYes={onClaim}
      onNo={onLeave}
    >
      可能是以前的机主报到过。{then}
    </ConfirmSheet>
  )
}
