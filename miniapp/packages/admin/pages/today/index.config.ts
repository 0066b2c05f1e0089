export default definePageConfig({ navigationBarTitleText: '今日数据', enablePullDownRefresh: true })
