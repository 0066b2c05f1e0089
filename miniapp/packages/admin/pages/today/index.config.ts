export default definePageConfig({ navigationBarTitleText: '街道今日', enablePullDownRefresh: true })
