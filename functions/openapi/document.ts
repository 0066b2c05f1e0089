import { OpenAPIGenerator } from '@orpc/openapi'
import { experimental_ValibotToJsonSchemaConverter as ValibotToJsonSchemaConverter } from '@orpc/valibot'
import { contract } from '@shared/contract/contract'

/** The OpenAPI 3.1 document of the whole contract. Pure: the same contract gives the same document. */
export async function openapiDocument() {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ValibotToJsonSchemaConverter()] })
  return generator.generate(contract, {
    info: {
      title: '暖新 nuanxin',
      version: '1',
      description: '为新就业群体服务的街道小程序接口。时间为毫秒时间戳，位置为 gcj02，金额为整数分。',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    customErrorResponseBodySchema: (defined) => ({
      oneOf: defined.map(([code, message, dataRequired, data]) => ({
        type: 'object',
        properties: {
          code: { const: code },
          message: { type: 'string', examples: [message] },
          ...(dataRequired ? { data } : {}),
        },
        required: ['code', 'message', ...(dataRequired ? ['data'] : [])],
      })),
    }),
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
  })
}
