import { Choice, TextField } from '@miniapp/components/Fields'
import { OCCUPATIONS, type Occupation } from '@shared/rules/text/words'

const OCCUPATION_KEYS: readonly Occupation[] = [
  'courier',
  'rider',
  'rideHailing',
  'freight',
  'designatedDriver',
  'other',
]
const OCCUPATION_OPTIONS = OCCUPATION_KEYS.map((key) => ({ key, name: OCCUPATIONS[key] }))

interface Work {
  occupation?: Occupation | undefined
  employer?: string | undefined
  communityId?: string | undefined
}

interface Props {
  /** Before the fields' ids. */
  id: string
  work: Work
  communities: readonly { communityId: string; name: string }[]
  /** Who looks at the community. */
  communityNote: string
  /** What is wrong, by field. */
  problems?: Partial<Record<'occupation' | 'employer' | 'communityId', string | undefined>>
  onChange: (change: { occupation: Occupation } | { employer: string } | { communityId: string }) => void
}

/** What somebody works as, for whom and where. */
export function WorkFields({ id, work, communities, communityNote, problems = {}, onChange }: Props) {
  return (
    <>
      <Choice
        id={`${id}-occupation`}
        label="职业"
        placeholder="请选择"
        options={OCCUPATION_OPTIONS}
        value={work.occupation}
        problem={problems.occupation}
        onChange={(occupation) => onChange({ occupation })}
      />
      <TextField
        id={`${id}-employer`}
        label="所在单位或站点"
        placeholder="如：某某快递青年路站"
        max={40}
        value={work.employer ?? ''}
        problem={problems.employer}
        onChange={(employer) => onChange({ employer })}
      />
      <Choice
        id={`${id}-community`}
        label="常在哪个社区跑"
        placeholder="请选择"
        note={communityNote}
        options={communities.map(({ communityId, name }) => ({ key: communityId, name }))}
        value={work.communityId}
        problem={problems.communityId}
        onChange={(communityId) => onChange({ communityId })}
      />
    </>
  )
}
