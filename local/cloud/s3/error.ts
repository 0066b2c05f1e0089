/** An answer of S3's that is an error: its code, its status and its own words. */
export type S3Error = { s3Code: string; status: number; message: string }

/** Makes the value that is thrown for an error answer. */
export function s3Error(s3Code: string, status: number, message: string): S3Error {
  return Object.assign(new Error(message), { s3Code, status, message })
}

export function isS3Error(error: unknown): error is S3Error {
  return error instanceof Error && 's3Code' in error && 'status' in error
}

/** Text made safe inside an XML element. */
export function xmlText(text: string): string {
  return text.replace(/[<>&"]/g, (c) => `&#${c.charCodeAt(0)};`)
}

/** The XML document S3 answers an error with. */
export function errorDocument({ s3Code, message }: S3Error, resource: string, requestId: string): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<Error><Code>${xmlText(s3Code)}</Code><Message>${xmlText(message)}</Message>`,
    `<Resource>${xmlText(resource)}</Resource><RequestId>${requestId}</RequestId></Error>`,
  ].join('\n')
}

export const accessDenied = (message = 'Access Denied') => s3Error('AccessDenied', 403, message)
export const invalidArgument = (message: string) => s3Error('InvalidArgument', 400, message)
export const wrongSignature = () =>
  s3Error(
    'SignatureDoesNotMatch',
    403,
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
  )
