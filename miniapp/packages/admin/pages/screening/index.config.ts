export default definePageConfig({ navigationBarTitleText: '先看后公开', enablePullDownRefresh: true })
