export default definePageConfig({ navigationBarTitleText: '小哥的积分', enablePullDownRefresh: true })
