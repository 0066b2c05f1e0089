import { ArrowDownOutlined, ArrowUpOutlined, CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { newId } from '@console/app/ids'
import { ruleFor } from '@console/parts/schema'
import { Category as Rules } from '@shared/contract/worklog'
import { LOG_LIMITS } from '@shared/rules/duties/worklog'
import { Button, Form, Input, Switch } from 'antd'
import { type Category, categoryIdOf, isNamedTwice } from './categories'

/** The categories as rows; one that is kept already is switched off, never taken out. */
export function CategoryRows({ isKept }: { isKept: (categoryId: string) => boolean }) {
  const form = Form.useFormInstance<{ categories: Category[] }>()
  const rowsNow = (): (Category | undefined)[] => form.getFieldValue('categories') ?? []
  const notTwice = {
    validator: async (_: unknown, name: string = '') => {
      if (isNamedTwice(name, rowsNow())) throw new Error('名称重复了，请换一个')
    },
  }
  return (
    <Form.List name="categories">
      {(rows, list) => (
        <>
          {rows.map(({ key, name: at }, index) => (
            <div key={key} className="worklog-category">
              <Form.Item name={[at, 'categoryId']} hidden>
                <Input />
              </Form.Item>
              <Form.Item
                name={[at, 'name']}
                validateFirst
                rules={[ruleFor(Rules.entries.name), notTwice]}
                validateTrigger="onBlur"
              >
                <Input
                  aria-label={`第 ${index + 1} 类的名称`}
                  placeholder="名称"
                  maxLength={LOG_LIMITS.name}
                  autoComplete="off"
                />
              </Form.Item>
              <Form.Item name={[at, 'unit']} rules={[ruleFor(Rules.entries.unit)]} validateTrigger="onBlur">
                <Input
                  aria-label={`第 ${index + 1} 类的单位`}
                  placeholder="单位"
                  maxLength={LOG_LIMITS.unit}
                  autoComplete="off"
                />
              </Form.Item>
              <Form.Item name={[at, 'active']} valuePropName="checked">
                <Switch aria-label={`第 ${index + 1} 类在用`} checkedChildren="在用" unCheckedChildren="停用" />
              </Form.Item>
              <Button
                type="text"
                icon={<ArrowUpOutlined />}
                aria-label={`第 ${index + 1} 类上移`}
                disabled={index === 0}
                onClick={() => list.move(index, index - 1)}
              />
              <Button
                type="text"
                icon={<ArrowDownOutlined />}
                aria-label={`第 ${index + 1} 类下移`}
                disabled={index === rows.length - 1}
                onClick={() => list.move(index, index + 1)}
              />
              {isKept(rowsNow()[at]?.categoryId ?? '') ? (
                <span />
              ) : (
                <Button
                  type="text"
                  icon={<CloseOutlined />}
                  aria-label={`去掉第 ${index + 1} 类`}
                  onClick={() => list.remove(at)}
                />
              )}
            </div>
          ))}
          <Button
            id="category-add"
            icon={<PlusOutlined />}
            disabled={rows.length >= LOG_LIMITS.categories}
            onClick={() => list.add({ categoryId: categoryIdOf(newId()), name: '', unit: '', active: true })}
          >
            加一类
          </Button>
          {rows.length >= LOG_LIMITS.categories ? (
            <span className="small"> 最多 {LOG_LIMITS.categories} 类</span>
          ) : null}
        </>
      )}
    </Form.List>
  )
}
