export default definePageConfig({ navigationBarTitleText: '街道积分榜', enablePullDownRefresh: true })
