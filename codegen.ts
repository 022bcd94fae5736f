/** Types from the contract: resolver types for the server, typed documents for the client. Output is never committed. */
import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  schema: 'schema/api/*.graphql',
  ignoreNoDocuments: true,
  generates: {
    'server/graph/generated.ts': {
      plugins: ['typescript', 'typescript-resolvers'],
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        contextType: './context.ts#Context',
        mapperTypeSuffix: 'Row',
        mappers: {},
        inputMaybeValue: 'T | null | undefined',
        scalars: { ID: { input: 'string', output: 'string' } },
      },
    },
    'client/gql/': {
      documents: ['client/**/*.{ts,tsx}', '!client/gql/**'],
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: { useTypeImports: true, enumsAsTypes: true, documentMode: 'graphQLAST' },
    },
  },
};

export default config;
