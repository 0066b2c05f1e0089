/** What a stylesheet is to a test. */
module.exports = {}
