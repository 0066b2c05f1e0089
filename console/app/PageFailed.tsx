import { Empty } from '@console/parts/States'
import { Button } from 'antd'
import { Link } from 'react-router'

/** A page that could not be fetched or drawn; mostly the console was built anew meanwhile. */
export function PageFailed() {
  return (
    <Empty whole text="这一页没有打开，刷新一下再试">
      <Button type="primary" onClick={() => location.reload()}>
        刷新
      </Button>
    </Empty>
  )
}

export function NotFound() {
  return (
    <Empty whole text="没有这一页">
      <Link to="/today">回今天</Link>
    </Empty>
  )
}
