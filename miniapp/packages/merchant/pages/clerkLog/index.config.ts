export default definePageConfig({ navigationBarTitleText: '店员变动', enablePullDownRefresh: true })
