import { PlusOutlined } from '@ant-design/icons'
import { api } from '@console/app/client'
import { newId } from '@console/app/ids'
import { useKeys } from '@console/app/keys/keys'
import { CursorTable } from '@console/parts/CursorTable'
import { usePages } from '@console/parts/pages'
import { fillTemplate, TEMPLATE_FACTS, TEMPLATE_MOVES } from '@shared/rules/reports/replyTemplate'
import { Button, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { type Template, TemplateDrawer } from './TemplateDrawer'

/** The id that no template can have: the drawer of a new one. */
const NEW = '+'

/** Sentences that staff send often; one opens beside the list. */
export function Templates() {
  const { templateId } = useParams()
  const navigate = useNavigate()
  const list = usePages(['templates', 'all'], (cursor) => api.reports.templates({ cursor, limit: 50 }))
  // Kept while it is written: another try is the same template.
  const [fresh, setFresh] = useState(newId)
  const open = (id: string) => navigate(`/work/templates/${id}`)
  const close = () => navigate('/work/templates')
  const add = () => {
    setFresh(newId())
    open(NEW)
  }
  useKeys('回复模板', [{ key: 'n', label: '写一条新的', run: add }])
  const template = list.items.find((each) => each.templateId === templateId)

  const columns: TableColumnsType<Template> = [
    {
      title: '名称',
      width: 200,
      render: (_, { templateId: id, title }) => (
        <Link className="plain-link" to={`/work/templates/${id}`}>
          {title}
        </Link>
      ),
    },
    { title: '什么时候用', width: 130, render: (_, { move }) => TEMPLATE_MOVES[move] },
    { title: '看起来是', render: (_, { text }) => fillTemplate(text, TEMPLATE_FACTS) },
    {
      title: '状态',
      width: 90,
      render: (_, { active }) =>
        active ? <span className="second">在用</span> : <span className="mark mark--plain">停用</span>,
    },
  ]

  return (
    <div className="page">
      <header className="page-head">
        <h1>回复模板</h1>
        <span className="small">办工单时点一下就写好的话，一分钟内对所有同事生效。</span>
        <span className="grow" />
        <Button id="template-add" type="primary" icon={<PlusOutlined />} onClick={add}>
          写一条新的 <kbd>N</kbd>
        </Button>
      </header>
      <section className="panel">
        <CursorTable
          list={list}
          columns={columns}
          rowKey="templateId"
          label="回复模板"
          empty="还没有模板，写一条同事常用的话"
          chosen={templateId}
          onChoose={(row) => open(row.templateId)}
        />
      </section>
      {template || templateId === NEW ? (
        <TemplateDrawer key={templateId} template={template} newTemplateId={fresh} onClose={close} />
      ) : null}
    </div>
  )
}
