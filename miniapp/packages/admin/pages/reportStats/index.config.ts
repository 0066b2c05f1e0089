export default definePageConfig({ navigationBarTitleText: '随手拍统计', enablePullDownRefresh: true })
