/** The accessibility attributes our components use, by Taro component. An empty default leaves them out. */
export const ARIA = {
  View: {
    'aria-role': '',
    'aria-label': '',
    'aria-hidden': '',
    'aria-checked': '',
    'aria-disabled': '',
    'aria-live': '',
    'aria-modal': '',
  },
  Image: { 'aria-label': '', 'aria-hidden': '' },
}
