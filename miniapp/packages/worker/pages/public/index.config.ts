export default definePageConfig({
  navigationBarTitleText: '大家报的',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
})
