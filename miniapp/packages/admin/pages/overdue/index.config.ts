export default definePageConfig({ navigationBarTitleText: '超时工单', enablePullDownRefresh: true })
