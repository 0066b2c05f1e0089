export default definePageConfig({ navigationBarTitleText: '结算和审批', enablePullDownRefresh: true })
