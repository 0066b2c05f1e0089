import { Tap } from '@miniapp/components/Tap'
import { REGISTRATION_FIELDS, type RegistrationField } from '@shared/rules/people/registration'
import { View } from '@tarojs/components'
import '@miniapp/components/Presets.scss'

const FIELDS = Object.keys(REGISTRATION_FIELDS) as RegistrationField[]

interface Props {
  /** Its parts are `<id>-field-<field>`. */
  id: string
  marked: readonly RegistrationField[]
  onChange: (marked: RegistrationField[]) => void
}

/** What of a registration is wrong: its form shows it marked when it is opened again. */
export function MarkFields({ id, marked, onChange }: Props) {
  return (
    <>
      <View className="second">哪里要改（可以多选，对方的表里会标出来）</View>
      <View className="presets">
        {FIELDS.map((field) => {
          const chosen = marked.includes(field)
          return (
            <Tap
              key={field}
              id={`${id}-field-${field}`}
              className="preset"
              chosen={chosen}
              onTap={() => onChange(chosen ? marked.filter((each) => each !== field) : [...marked, field])}
            >
              {REGISTRATION_FIELDS[field]}
            </Tap>
          )
        })}
      </View>
    </>
  )
}
