import { PlusOutlined } from '@ant-design/icons'
import { api } from '@console/app/client'
import { useKeys } from '@console/app/keys/keys'
import { CursorTable } from '@console/parts/CursorTable'
import { usePages } from '@console/parts/pages'
import { Button, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { CategoryDrawer } from './CategoryDrawer'
import { type Category, sayFacts } from './category'
import { shortId } from './ids'

/** The id that no category can have: the drawer of a new one. */
const NEW = '+'

/** What can be reported, in the order people see it; one opens beside the list. */
export function Categories() {
  const { categoryId } = useParams()
  const navigate = useNavigate()
  const list = usePages(['categories', 'edited'], (cursor) => api.reports.editedCategories({ cursor, limit: 50 }))
  // Kept while it is written: another try is the same category.
  const [fresh, setFresh] = useState(shortId)
  const open = (id: string) => navigate(`/work/categories/${id}`)
  const close = () => navigate('/work/categories')
  const add = () => {
    setFresh(shortId())
    open(NEW)
  }
  useKeys('上报类别', [{ key: 'n', label: '加一个类别', run: add }])
  const category = list.items.find(({ id }) => id === categoryId)

  const columns: TableColumnsType<Category> = [
    {
      title: '名称',
      width: 200,
      render: (_, { id, name, urgent }) => (
        <>
          <Link className="plain-link" to={`/work/categories/${id}`}>
            {name}
          </Link>{' '}
          {urgent ? <span className="mark mark--bad">紧急</span> : null}
        </>
      ),
    },
    { title: '分组', width: 130, dataIndex: 'group' },
    { title: '怎么办', render: (_, category) => sayFacts(category) },
    { title: '公开', width: 90, render: (_, { confidential }) => (confidential ? '不公开' : '') },
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
        <h1>上报类别</h1>
        <span className="small">小哥能报什么、要答什么、多久办完；改了一分钟内生效。</span>
        <span className="grow" />
        <Button id="category-add" type="primary" icon={<PlusOutlined />} onClick={add}>
          加一个类别 <kbd>N</kbd>
        </Button>
      </header>
      <section className="panel">
        <CursorTable
          list={list}
          columns={columns}
          rowKey="id"
          label="上报类别"
          empty="还没有类别，先加一个，小哥才能上报"
          chosen={categoryId}
          onChoose={({ id }) => open(id)}
        />
      </section>
      {category || categoryId === NEW ? (
        <CategoryDrawer key={categoryId} category={category} newCategoryId={fresh} onClose={close} />
      ) : null}
    </div>
  )
}
