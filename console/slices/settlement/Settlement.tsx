import { useParams } from 'react-router'
import { Board } from './Board'
import { Months } from './Months'
import { Statement } from './Statement'
import './settlement.css'

/** What shops are owed: all of them in a month, one of them month by month, and one month with all its records. */
export function Settlement() {
  const { merchantId, month } = useParams()
  if (merchantId === undefined) return <Board />
  if (month === undefined) return <Months merchantId={merchantId} />
  return <Statement key={`${merchantId} ${month}`} merchantId={merchantId} month={month} />
}
