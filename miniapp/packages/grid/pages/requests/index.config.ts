export default definePageConfig({ navigationBarTitleText: '要核实的' })
