export default definePageConfig({ navigationBarTitleText: '编辑套餐' })
