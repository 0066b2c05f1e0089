export default definePageConfig({ navigationBarTitleText: '小哥套餐' })
