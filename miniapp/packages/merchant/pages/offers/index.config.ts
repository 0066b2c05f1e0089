export default definePageConfig({ navigationBarTitleText: '本店套餐', enablePullDownRefresh: true })
