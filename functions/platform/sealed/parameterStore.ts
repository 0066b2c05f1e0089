/** What is called of the parameter store. A package that is imported later as a whole is bundled as a whole: all its 150 commands. */
export { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm'
