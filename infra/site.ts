import { PAGE_HEADERS } from '../local/system/pageHeaders'

const YEAR_SECONDS = 31_536_000

/** Where only a local run has something. */
const LOCAL_SOURCES = / http:\/\/(?:localhost|127\.0\.0\.1):\*/g

/** What comes with every page of the site (infra/site.yml): the same as with those of a local run, and TLS for good. */
export function siteResources() {
  const {
    'content-security-policy': policy = '',
    'x-frame-options': FrameOption,
    'referrer-policy': ReferrerPolicy,
    'x-content-type-options': _,
    ...others
  } = PAGE_HEADERS
  const Override = true
  return {
    SiteHeaders: {
      Type: 'AWS::CloudFront::ResponseHeadersPolicy',
      Condition: 'HasSite',
      Properties: {
        ResponseHeadersPolicyConfig: {
          Name: '${self:service}-${sls:stage}-pages',
          SecurityHeadersConfig: {
            ContentSecurityPolicy: { ContentSecurityPolicy: policy.replace(LOCAL_SOURCES, ''), Override },
            ContentTypeOptions: { Override },
            FrameOptions: { FrameOption, Override },
            ReferrerPolicy: { ReferrerPolicy, Override },
            StrictTransportSecurity: { AccessControlMaxAgeSec: YEAR_SECONDS, IncludeSubdomains: false, Override },
          },
          CustomHeadersConfig: {
            Items: Object.entries(others).map(([Header, Value]) => ({ Header, Value, Override })),
          },
        },
      },
    },
  }
}
