export default definePageConfig({ navigationBarTitleText: '办理记录', enablePullDownRefresh: true })
