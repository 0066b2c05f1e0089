import { reportOfScene, sceneOfReport } from './reportScene'

const ID = '01KGH2N3Q4R5S6T7V8W9XAYBZC'

test('what a code carries leads to its report, and fits what WeChat takes', () => {
  expect(reportOfScene(sceneOfReport(ID))).toBe(ID)
  expect(sceneOfReport(ID).length).toBeLessThanOrEqual(32)
})

test('any other scene leads to none', () => {
  for (const scene of ['', 'r=', `d=${ID}`, `r=${ID}A`, `r=${ID.slice(1)}`, `r=${ID}&k=1`, 's=hub&k=12345678']) {
    expect(reportOfScene(scene)).toBe('')
  }
})
