import { TableOutlined } from '@ant-design/icons'
import { Button, Checkbox, Popover, Segmented } from 'antd'
import { COLUMN_KEYS, COLUMNS, type QueueLook } from './look'
import './views/views.css'

const DENSITIES = [
  { value: 'wide', label: '宽松' },
  { value: 'dense', label: '紧凑' },
]

/** Which columns the queue shows, and how close its lines stand; remembered for this person on this PC. */
export function LookMenu({ look }: { look: QueueLook }) {
  const shown = COLUMN_KEYS.filter(look.shows)
  const choices = (
    <div className="look-menu">
      <Segmented
        aria-label="行距"
        options={DENSITIES}
        value={look.dense ? 'dense' : 'wide'}
        onChange={(next) => look.setDense(next === 'dense')}
      />
      <Checkbox.Group
        className="look-columns"
        value={shown}
        options={COLUMN_KEYS.map((column) => ({ value: column, label: COLUMNS[column] }))}
        onChange={look.show}
      />
      <p className="small">只记在这台电脑上。</p>
    </div>
  )
  return (
    <Popover trigger="click" placement="bottomRight" title="显示哪些" content={choices}>
      <Button id="queue-look" type="text" size="small" icon={<TableOutlined />} aria-label="显示哪些" />
    </Popover>
  )
}
