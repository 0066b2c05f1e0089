export default definePageConfig({ navigationBarTitleText: '已转出', enablePullDownRefresh: true })
