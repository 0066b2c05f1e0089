export default definePageConfig({ navigationBarTitleText: '上报类别', enablePullDownRefresh: true })
