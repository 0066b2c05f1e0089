import { BigButton } from '@miniapp/components/BigButton'
import { TextField } from '@miniapp/components/Fields'
import { Loaded } from '@miniapp/components/Loaded'
import { Sheet } from '@miniapp/components/Sheet'
import { useStreet } from '@miniapp/lib/answers/useStations'
import type { Outputs } from '@shared/contract/contract'
import { REPORT_LIMITS } from '@shared/rules/reports/report'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Chip } from '../../components/Chip'
import { TemplateChips } from './TemplateChips'
import type { Handle } from './useHandle'
import type { Templates } from './useTemplates'

interface Props {
  handle: Handle
  report: Outputs['reports']['get']
  templates: Templates
}

/** Passes a report on: to whom, and what they should know. */
export function HandOverSheet({ handle, report, templates }: Props) {
  const { sheet, setSheet, busy, move } = handle
  const street = useStreet()
  const [teamId, setTeamId] = useState<string>()
  const [note, setNote] = useState('')
  const here = report.desk?.teamId
  return (
    <Sheet id="handover" open={sheet === 'handOver'} title="转给谁" onClose={() => setSheet(undefined)}>
      <Loaded load={street} rows={2}>
        {({ communities, units }) => (
          <View className="desk-list">
            <View className="desk-label">单位</View>
            <View className="chips desk-chips desk-chips--sheet">
              {units
                .filter(({ unitId }) => unitId !== here)
                .map(({ unitId, name }) => (
                  <Chip key={unitId} id={`team-${unitId}`} on={teamId === unitId} onTap={() => setTeamId(unitId)}>
                    {name}
                  </Chip>
                ))}
            </View>
            <View className="desk-label">社区</View>
            <View className="chips desk-chips desk-chips--sheet">
              {communities
                .filter(({ communityId }) => communityId !== here)
                .map(({ communityId, name }) => (
                  <Chip
                    key={communityId}
                    id={`team-${communityId}`}
                    on={teamId === communityId}
                    onTap={() => setTeamId(communityId)}
                  >
                    {name}
                  </Chip>
                ))}
            </View>
          </View>
        )}
      </Loaded>
      <TemplateChips texts={templates.textsFor('handOver')} chosen={note} onChoose={setNote} />
      <TextField
        id="handover-note"
        label="说明（可不填，上报人也看得到）"
        value={note}
        placeholder="要对方做什么"
        max={REPORT_LIMITS.noteCharacters}
        lines="many"
        onChange={setNote}
      />
      <BigButton
        id="handover-yes"
        busy={busy}
        missing={teamId === undefined && '先选转给谁'}
        onTap={() => {
          if (teamId) move({ move: 'handOver', teamId, note: note.trim() })
        }}
      >
        转过去
      </BigButton>
    </Sheet>
  )
}
