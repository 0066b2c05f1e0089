// Read by Taro's webpack runner through babel-loader, which looks for CommonJS at this name.
module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', useBuiltIns: false }]],
}
