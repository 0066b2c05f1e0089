export default definePageConfig({ navigationBarTitleText: '类别设置' })
