import { api } from '@console/app/client'
import { KeptDrawer } from '@console/parts/kept/KeptDrawer'
import { allOf } from '@console/parts/pages'
import { useWrite } from '@console/parts/useWrite'
import { contract } from '@shared/contract/contract'
import { CATEGORY_ICONS, CATEGORY_LIMITS, type Question } from '@shared/rules/reports/category'
import { useQueryClient } from '@tanstack/react-query'
import { Input, InputNumber, Select, Switch } from 'antd'
import { type Category, EMPTY, inputOf, LABELS, say, valuesOf } from './category'
import { History } from './History'
import { QuestionsField, questionsFault } from './QuestionsField'
import './categories.css'

const ICONS = Object.entries(CATEGORY_ICONS).map(([value, label]) => ({ value, label }))
const words = <Input maxLength={CATEGORY_LIMITS.nameCharacters} autoComplete="off" />
const points = <InputNumber min={0} max={CATEGORY_LIMITS.points} precision={0} suffix="分" placeholder="按规则" />

interface Props {
  category: Category | undefined
  newCategoryId: string
  onClose: () => void
}

/** A category: what it is called, how it is worked, what it earns, what is asked. */
export function CategoryDrawer({ category, newCategoryId, onClose }: Props) {
  const answers = useQueryClient()
  const { write, busy } = useWrite(api.reports.saveCategory)
  const categoryId = category?.id ?? newCategoryId
  return (
    <KeptDrawer<Category>
      kind="类别"
      title={category ? `改类别：${category.name}` : '新的类别'}
      route={contract.reports.saveCategory}
      kept={category}
      valuesOf={valuesOf}
      initial={category ? valuesOf(category) : EMPTY}
      fresh={async () =>
        (await allOf((page) => api.reports.editedCategories(page))).find(({ id }) => id === categoryId)
      }
      overtaken="CATEGORY_CHANGED"
      save={(values, version = 0) => write({ ...inputOf(values), categoryId, version })}
      busy={busy}
      labels={LABELS}
      say={say}
      onSaved={() => {
        onClose()
        void answers.invalidateQueries({ queryKey: ['categories'] })
      }}
      onClose={onClose}
    >
      {(field, { urgent }) => (
        <>
          {field('name', '名称', words)}
          {field('group', '分组', words)}
          {field('icon', '图标', <Select showSearch={{ optionFilterProp: 'label' }} options={ICONS} />)}
          {field('order', '排在第几', <InputNumber min={0} max={999} precision={0} />, {
            missing: '请填排序',
            hint: '数字小的在前。',
          })}
          {field('active', '可以上报', <Switch checkedChildren="可以" unCheckedChildren="停用" />, {
            valueIs: 'checked',
          })}
          {field('urgent', '紧急，先打电话', <Switch checkedChildren="紧急" unCheckedChildren="不" />, {
            valueIs: 'checked',
          })}
          {urgent
            ? field('emergencyPhone', '先打哪个电话', <Input className="number" inputMode="tel" maxLength={16} />, {
                hint: '110、119 或 120。',
              })
            : null}
          {field(
            'slaHours',
            urgent ? '几小时内处理（全天算）' : '几个工作小时内处理',
            <InputNumber min={1} max={CATEGORY_LIMITS.slaHours} precision={0} suffix="小时" />,
            { missing: '请填时限' },
          )}
          {field('team', '通常由谁处理', words, { hint: '比如环卫队，可以不填。' })}
          {field('confidential', '不公开', <Switch checkedChildren="不公开" unCheckedChildren="公开" />, {
            valueIs: 'checked',
            hint: '不公开的只有上报人和工作人员看得到。',
          })}
          {field('acceptedPoints', '受理后得几分', points, { hint: '不填就按街道的积分规则。' })}
          {field('confirmedPoints', '确认解决后得几分', points)}
          {field('questions', '还要问什么', <QuestionsField />, {
            wrong: (questions) => questionsFault(questions as Question[]),
          })}
          {category ? <History categoryId={category.id} /> : null}
        </>
      )}
    </KeptDrawer>
  )
}
