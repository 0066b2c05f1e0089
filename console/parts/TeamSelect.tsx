import type { Team } from '@shared/rules/people/teams'
import { Select } from 'antd'

interface Props {
  id: string
  label: string
  teams: readonly Team[]
  chosen: string | undefined
  onChoose: (communityId: string) => void
}

/** Whose list it is: a choice for who works for several, a name for everybody else. */
export function TeamSelect({ id, label, teams, chosen, onChoose }: Props) {
  if (teams.length < 2) {
    return (
      <span id={id} className="team-name clip">
        {teams[0]?.name}
      </span>
    )
  }
  return (
    <Select
      id={id}
      aria-label={label}
      className="team-select"
      showSearch={{ optionFilterProp: 'label' }}
      value={chosen ?? null}
      options={teams.map(({ communityId, name }) => ({ value: communityId, label: name }))}
      onChange={onChoose}
    />
  )
}
