import { useRef, useState } from 'react'

/**
 * What is being filled in. A busy phone draws late: `latest` has what was chosen last, drawn or not, and is what is sent.
 */
export function useForm<F extends object>(begun: F) {
  const [form, setForm] = useState(begun)
  const kept = useRef(form)
  const change = (part: Partial<F>): void => {
    kept.current = { ...kept.current, ...part }
    setForm(kept.current)
  }
  return { form, change, latest: (): F => kept.current }
}
