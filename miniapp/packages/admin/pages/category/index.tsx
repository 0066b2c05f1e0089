import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { CheckRow } from '@miniapp/components/CheckRow'
import { Field, TextField } from '@miniapp/components/Fields'
import { Icon } from '@miniapp/components/Icon'
import { Loaded } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import { Tap } from '@miniapp/components/Tap'
import { CATEGORY_ICONS, CATEGORY_LIMITS, type CategoryIcon } from '@shared/rules/reports/category'
import { View } from '@tarojs/components'
import { CategoryHistory } from './CategoryHistory'
import { QuestionEditor } from './QuestionEditor'
import { type CategoryDesk, useCategory } from './useCategory'
import './index.scss'

definePageConfig({ navigationBarTitleText: '类别设置' })

export interface Params {
  id?: string
}

const ICONS = Object.keys(CATEGORY_ICONS) as CategoryIcon[]

export default function CategoryPage() {
  const desk = useCategory()
  const { load, id, save, busy, isHistoryOpen, openHistory } = desk
  return (
    <Screen
      foot={
        <BigButton id="category-save" icon="check" busy={busy} onTap={save}>
          保存
        </BigButton>
      }
    >
      <Loaded load={load}>{() => <CategoryFields desk={desk} />}</Loaded>
      {id ? (
        <BigButton id="category-history-open" kind="plain" onTap={() => openHistory(true)}>
          看改过什么
        </BigButton>
      ) : null}
      <CategoryHistory id={id} open={isHistoryOpen} onClose={() => openHistory(false)} />
    </Screen>
  )
}

function CategoryFields({ desk }: { desk: CategoryDesk }) {
  const { form, change, changeQuestion, addQuestion, dropQuestion } = desk
  const words = (name: 'name' | 'group' | 'team', label: string, placeholder: string) => (
    <TextField
      id={`category-${name}`}
      label={label}
      placeholder={placeholder}
      max={CATEGORY_LIMITS.nameCharacters}
      value={form[name]}
      onChange={(text) => change({ [name]: text })}
    />
  )
  const digits = (
    name: 'slaHours' | 'order' | 'acceptedPoints' | 'confirmedPoints' | 'emergencyPhone',
    label: string,
    placeholder: string,
  ) => (
    <TextField
      id={`category-${name}`}
      label={label}
      kind="digits"
      placeholder={placeholder}
      max={12}
      value={form[name]}
      onChange={(text) => change({ [name]: text })}
    />
  )
  return (
    <>
      <Card className="form">
        {words('name', '名称', '例如：道路坑洼')}
        {words('group', '分组', '例如：道路')}
        <Field label="图标">
          <View className="icon-choices" role="radiogroup">
            {ICONS.map((icon) => (
              <Tap
                key={icon}
                id={`category-icon-${icon}`}
                className="icon-choice"
                label={`图标 ${CATEGORY_ICONS[icon]}`}
                chosen={icon === form.icon}
                onTap={() => change({ icon })}
              >
                <Icon name={icon} />
              </Tap>
            ))}
          </View>
        </Field>
        {digits('order', '排在第几', '数字小的在前')}
        <CheckRow id="category-active" checked={form.active} label="可以上报" onChange={(active) => change({ active })}>
          可以上报（不勾就停用）
        </CheckRow>
      </Card>
      <Card className="form" title="处理">
        {digits('slaHours', form.urgent ? '几小时内处理（全天算）' : '几个工作小时内处理', '例如：48')}
        {words('team', '通常由谁处理', '例如：环卫队')}
        <CheckRow
          id="category-confidential"
          checked={form.confidential}
          label="不公开"
          onChange={(confidential) => change({ confidential })}
        >
          不公开，只有上报人和工作人员看得到
        </CheckRow>
        <CheckRow id="category-urgent" checked={form.urgent} label="紧急" onChange={(urgent) => change({ urgent })}>
          紧急，先打电话
        </CheckRow>
        {form.urgent ? digits('emergencyPhone', '先打哪个电话', '110、119 或 120') : null}
      </Card>
      <Card className="form" title="积分，不填就按街道的规则">
        {digits('acceptedPoints', '受理后得几分', '按规则')}
        {digits('confirmedPoints', '确认解决后得几分', '按规则')}
      </Card>
      {form.questions.map((question, index) => (
        <QuestionEditor
          key={question.id}
          question={question}
          number={index + 1}
          onChange={(fields) => changeQuestion(question.id, fields)}
          onDrop={() => dropQuestion(question.id)}
        />
      ))}
      {form.questions.length < CATEGORY_LIMITS.questions ? (
        <BigButton id="question-add" kind="plain" icon="plus" onTap={addQuestion}>
          加一个问题
        </BigButton>
      ) : null}
    </>
  )
}
