export default definePageConfig({ navigationBarTitleText: '改积分规则', enablePullDownRefresh: true })
