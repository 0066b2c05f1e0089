/** 王小明 → 王*明, 张三 → 张*, 欧阳测试员 → 欧***员. Characters, not code units. */
export function maskName(name: string): string {
  const letters = [...name]
  const [first = ''] = letters
  if (letters.length <= 1) return '*'
  if (letters.length === 2) return `${first}*`
  return first + '*'.repeat(letters.length - 2) + letters[letters.length - 1]
}

/** 13812345678 → 138****5678. Anything shorter than 8 digits is hidden whole. */
export function maskPhone(phone: string): string {
  return phone.length < 8 ? '****' : `${phone.slice(0, 3)}****${phone.slice(-4)}`
}
