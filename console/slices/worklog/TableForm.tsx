import { ArrowDownOutlined, ArrowUpOutlined, CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { api } from '@console/app/client'
import { newId } from '@console/app/ids'
import { FormDrawer } from '@console/parts/FormDrawer'
import type { Values } from '@console/parts/RouteForm'
import { useStreet } from '@console/parts/street'
import { useAct } from '@console/parts/useAct'
import { contract, type Inputs, type Outputs } from '@shared/contract/contract'
import { fitsIn, isSum, TABLE_FIELDS, TABLE_LIMITS, TABLE_ROWS, type TableField } from '@shared/rules/duties/logTable'
import { useQuery } from '@tanstack/react-query'
import { Button, Form, Input, Select } from 'antd'
import { LOG_ANSWERS } from './useLog'
import type { Figure } from './year'

type Kept = Outputs['worklog']['tables']
type Saved = Pick<Inputs['worklog']['saveTables'], 'tables' | 'reports'>

interface Props {
  kept: Kept
  categories: readonly Figure[]
  onClose: () => void
}

/** The tables and their columns, in the department's own words and order; and which reports count by themselves. */
export function TableForm({ kept, categories, onClose }: Props) {
  const { act, busy } = useAct(api.worklog.saveTables, { anew: LOG_ANSWERS, say: '报表已保存' })
  const options = categories.map(({ categoryId, name }) => ({ value: categoryId, label: name }))
  return (
    <FormDrawer
      route={contract.worklog.saveTables}
      title="报表的列"
      yes="保存"
      busy={busy}
      initial={{ tables: kept.tables, reports: kept.reports }}
      onSend={async (values) => {
        const { tables, reports } = values as Values & Saved
        if (await act({ version: kept.version, tables, reports })) onClose()
      }}
      onClose={onClose}
    >
      {() => (
        <>
          <p className="small">列名照上级的表写，次序也照它排；数都从台账里来，不用再填一遍。</p>
          <TableRows options={options} />
          <ReportRows options={options} />
        </>
      )}
    </FormDrawer>
  )
}

type Options = readonly { value: string; label: string }[]

function TableRows({ options }: { options: Options }) {
  return (
    <Form.List name="tables">
      {(rows, list) => (
        <>
          {rows.map(({ key, name }, index) => (
            <section key={key} className="worklog-table" aria-label={`第 ${index + 1} 张表`}>
              <Form.Item name={[name, 'tableId']} hidden>
                <Input />
              </Form.Item>
              <Form.Item name={[name, 'categoryIds']} hidden>
                <Select mode="multiple" />
              </Form.Item>
              <div className="row">
                <Form.Item name={[name, 'name']} rules={[{ required: true, message: '请填表名' }]}>
                  <Input aria-label="表名" placeholder="环境整治月报" maxLength={TABLE_LIMITS.name} />
                </Form.Item>
                <Form.Item name={[name, 'rows']}>
                  <Select
                    aria-label="一行是什么"
                    options={Object.entries(TABLE_ROWS).map(([value, { label }]) => ({ value, label }))}
                  />
                </Form.Item>
                <Button danger onClick={() => list.remove(name)}>
                  删掉这张
                </Button>
              </div>
              <Columns table={name} options={options} />
            </section>
          ))}
          <Button
            id="table-add"
            icon={<PlusOutlined />}
            disabled={rows.length >= TABLE_LIMITS.tables}
            onClick={() =>
              list.add({
                ...{ tableId: `lt-${newId().toLowerCase()}`, name: '', rows: 'community', categoryIds: [] },
                columns: [{ title: '社区', field: 'community' }],
              })
            }
          >
            加一张报表
          </Button>
        </>
      )}
    </Form.List>
  )
}

/** A table's columns in their order. */
function Columns({ table, options }: { table: number; options: Options }) {
  const form = Form.useFormInstance<Saved>()
  const rows = Form.useWatch(['tables', table, 'rows'], form) ?? 'community'
  const columns = Form.useWatch(['tables', table, 'columns'], form) ?? []
  const fields = (Object.keys(TABLE_FIELDS) as TableField[]).filter((field) => fitsIn(rows, field))
  return (
    <Form.List name={[table, 'columns']}>
      {(each, list) => (
        <>
          {each.map(({ key, name }, index) => (
            <div key={key} className="worklog-column">
              <Form.Item name={[name, 'title']} rules={[{ required: true, message: '请填列名' }]}>
                <Input aria-label={`第 ${index + 1} 列的列名`} placeholder="列名" maxLength={TABLE_LIMITS.title} />
              </Form.Item>
              <Form.Item name={[name, 'field']}>
                <Select
                  aria-label={`第 ${index + 1} 列放什么`}
                  options={fields.map((value) => ({ value, label: TABLE_FIELDS[value].label }))}
                />
              </Form.Item>
              {isSum(columns[name]?.field ?? 'blank') ? (
                <Form.Item name={[name, 'categoryId']} rules={[{ required: true, message: '请选类别' }]}>
                  <Select aria-label={`第 ${index + 1} 列是哪一类`} options={[...options]} />
                </Form.Item>
              ) : (
                <span />
              )}
              <Button
                type="text"
                icon={<ArrowUpOutlined />}
                aria-label={`第 ${index + 1} 列前移`}
                disabled={index === 0}
                onClick={() => list.move(index, index - 1)}
              />
              <Button
                type="text"
                icon={<ArrowDownOutlined />}
                aria-label={`第 ${index + 1} 列后移`}
                disabled={index === each.length - 1}
                onClick={() => list.move(index, index + 1)}
              />
              <Button
                type="text"
                icon={<CloseOutlined />}
                aria-label={`去掉第 ${index + 1} 列`}
                onClick={() => list.remove(name)}
              />
            </div>
          ))}
          <Button
            size="small"
            icon={<PlusOutlined />}
            disabled={each.length >= TABLE_LIMITS.columns}
            onClick={() => list.add({ title: '', field: 'blank' })}
          >
            加一列
          </Button>
        </>
      )}
    </Form.List>
  )
}

/** Which reports count in which category once they are resolved. */
function ReportRows({ options }: { options: Options }) {
  const { data: street } = useStreet()
  const streetId = street?.streetId ?? ''
  const { data } = useQuery({
    queryKey: ['reports', 'categories', streetId],
    queryFn: () => api.reports.categories({ streetId }),
    enabled: streetId !== '',
  })
  const kinds = (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <>
      <h3>随手拍办好了，自动记一笔</h3>
      <p className="small">选了的，处理完成时自动记 1 次，不用再手工记；重新办理会自动冲正。</p>
      <Form.List name="reports">
        {(rows, list) => (
          <>
            {rows.map(({ key, name }, index) => (
              <div key={key} className="row">
                <Form.Item name={[name, 'reportCategoryId']} rules={[{ required: true, message: '请选随手拍类别' }]}>
                  <Select aria-label={`第 ${index + 1} 项的随手拍类别`} options={kinds} className="worklog-source" />
                </Form.Item>
                <Form.Item name={[name, 'categoryId']} rules={[{ required: true, message: '请选台账类别' }]}>
                  <Select
                    aria-label={`第 ${index + 1} 项的台账类别`}
                    options={[...options]}
                    className="worklog-source"
                  />
                </Form.Item>
                <Button
                  type="text"
                  icon={<CloseOutlined />}
                  aria-label={`去掉第 ${index + 1} 项`}
                  onClick={() => list.remove(name)}
                />
              </div>
            ))}
            <Button id="source-add" size="small" icon={<PlusOutlined />} onClick={() => list.add({})}>
              加一项
            </Button>
          </>
        )}
      </Form.List>
    </>
  )
}
