export default definePageConfig({ navigationBarTitleText: '驿站大屏', pageOrientation: 'auto' })
