import { parseLine } from '@shared/rules/duties/logLine'
import { Form, Input } from 'antd'
import type { Figure } from './year'

interface Props {
  /** Categories in use. */
  kinds: readonly Figure[]
}

/** One line that fills in the form below, as far as it says something: 3 号楼 卫生死角 5 处. */
export function LineField({ kinds }: Props) {
  const form = Form.useFormInstance()
  const read = (text: string) => {
    const said = parseLine(text, { categories: kinds })
    if (said) {
      const { categoryId, quantity, building, note } = said
      form.setFieldsValue({ categoryId, quantity, building, note })
    }
  }
  return (
    <Form.Item label="一句话记（可不填）" htmlFor="log-line" extra="说一句，下面自动填好；没认出来的自己改。">
      <Input
        id="log-line"
        maxLength={100}
        autoComplete="off"
        placeholder="3 号楼 卫生死角 5 处"
        onChange={(event) => read(event.target.value)}
      />
    </Form.Item>
  )
}
