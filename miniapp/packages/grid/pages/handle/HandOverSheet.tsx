import { BigButton } from '@miniapp/components/BigButton'
import { TextField } from '@miniapp/components/Fields'
import { Loaded } from '@miniapp/components/Loaded'
import { Sheet } from '@miniapp/components/Sheet'
import { useStreet } from '@miniapp/lib/answers/useStations'
import type { Outputs } from '@shared/contract/contract'
import { REPORT_LIMITS } from '@shared/rules/reports/report'
import { View } from '@tarojs/components'
import { Fragment, useState } from 'react'
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
            {[
              { label: '单位', teams: units.map(({ unitId: id, name }) => ({ id, name })) },
              { label: '社区', teams: communities.map(({ communityId: id, name }) => ({ id, name })) },
            ].map(({ label, teams }) => (
              <Fragment key={label}>
                <View className="desk-label">{label}</View>
                <View className="chips desk-chips desk-chips--sheet">
                  {teams
                    .filter(({ id }) => id !== here)
                    .map(({ id, name }) => (
                      <Chip key={id} id={`team-${id}`} on={teamId === id} onTap={() => setTeamId(id)}>
                        {name}
                      </Chip>
                    ))}
                </View>
              </Fragment>
            ))}
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
