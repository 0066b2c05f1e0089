export default definePageConfig({ navigationBarTitleText: '数据接口', enablePullDownRefresh: true })
