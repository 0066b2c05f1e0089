/**
 * `definePageConfig({ … })` in a page's file is read by Taro from the source; in the app there is no such function. Taro's own
 * plugin takes it out of files below a folder `src` only.
 */
const withoutPageConfig = () => ({
  visitor: {
    CallExpression(path) {
      if (path.get('callee').isIdentifier({ name: 'definePageConfig' })) path.remove()
    },
  },
})

// Read by Taro's webpack runner through babel-loader, which looks for CommonJS at this name.
module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', useBuiltIns: false }]],
  plugins: [withoutPageConfig],
}
