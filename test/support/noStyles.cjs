/** What a stylesheet or a drawing is to a test. */
module.exports = {}
