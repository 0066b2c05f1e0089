import { CONSOLE_HEADERS, PAGE_HEADERS } from '../local/system/pageHeaders'

const YEAR_SECONDS = 31_536_000

/** Where only a local run has something. */
const LOCAL_SOURCES = / http:\/\/(?:localhost|127\.0\.0\.1):\*/g

/** Headers of a local run as the site sends them, and TLS for good. */
function headersPolicy(name: string, headers: Readonly<Record<string, string>>) {
  const {
    'content-security-policy': policy = '',
    'x-frame-options': FrameOption,
    'referrer-policy': ReferrerPolicy,
    'x-content-type-options': _,
    ...others
  } = headers
  const Override = true
  return {
    Type: 'AWS::CloudFront::ResponseHeadersPolicy',
    Condition: 'HasSite',
    Properties: {
      ResponseHeadersPolicyConfig: {
        Name: `\${self:service}-\${sls:stage}-${name}`,
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
  }
}

/** What comes with every page of the site (infra/site.yml). */
export const siteResources = () => ({
  SiteHeaders: headersPolicy('pages', PAGE_HEADERS),
  SiteConsoleHeaders: headersPolicy('console', CONSOLE_HEADERS),
})
