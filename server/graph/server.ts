/** Apollo Server with the limits that were measured to hold: without them one short query stops the whole server. */
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { addResolversToSchema } from '@graphql-tools/schema';
import { GraphQLError, type GraphQLSchema, getVariableValues } from 'graphql';
import type { BugLog } from '../bug.ts';
import { meterAnswers, refusalIn } from './answer-size.ts';
import type { Context } from './context.ts';
import { ensureAffordable } from './cost.ts';
import { LIMITS, limitsRule } from './limits.ts';
import { makeErrorFormatter, shownProblem } from './problems.ts';
import { resolvers } from './schema.ts';
import { writeJson } from './slices.ts';
import { contract } from './type-defs.ts';

const affordable: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ schema, document, request, operation, contextValue }) {
        if (operation?.operation === 'subscription') {
          throw new GraphQLError('Subscriptions are not offered here. Ask again with a query.', {
            extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
          });
        }
        // Of several operations none may be named that there is; the execution then says so.
        if (operation) contextValue.values = ensureAffordable(schema, document, operation, request.variables ?? {});
      },
      async executionDidStart({ schema, operation, request, contextValue }) {
        // What it cannot take is refused as it begins.
        const variableDefinitions = operation?.variableDefinitions ?? [];
        if (!getVariableValues(schema, variableDefinitions, request.variables ?? {}).errors)
          await contextValue.begins();
      },
      async willSendResponse({ contextValue, response }) {
        const refusal = refusalIn(contextValue);
        if (response.body.kind !== 'single') return;
        // What is too costly is not answered in part.
        if (refusal) response.body.singleResult = { errors: [shownProblem(refusal)] };
        const { singleResult } = response.body;
        // Where every question is refused nothing is answered, which clients know by data that are null.
        if (singleResult.errors && singleResult.data && Object.values(singleResult.data).every((one) => one === null))
          singleResult.data = null;
        const { values, budget } = contextValue;
        // What was not counted was not run, and one value costs nothing that anybody would look up.
        if (values !== null && values > 1 && response.body.singleResult.data)
          response.body.singleResult.extensions = { cost: { values, points: budget.spent } };
      },
    };
  },
};

/** Lets errors be told by the log of the request in which they happened, which Apollo does not hand on. */
function rememberLogs(logs: WeakMap<object, BugLog>): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async didEncounterErrors({ errors, contextValue }) {
          for (const error of errors) logs.set(error, contextValue.log);
        },
      };
    },
  };
}

let answering: GraphQLSchema | null = null;

/** The contract with what answers it, every field of which pays for its answer: the same for every server of this process. */
function answeringSchema(): GraphQLSchema {
  if (answering === null) {
    answering = addResolversToSchema({ schema: contract(), resolvers });
    meterAnswers(answering);
  }
  return answering;
}

/** `log`: for what goes wrong outside of a request. */
export function makeGraphServer(
  log: BugLog,
  plugins: readonly ApolloServerPlugin<Context>[] = [],
): ApolloServer<Context> {
  const logs = new WeakMap<object, BugLog>();
  return new ApolloServer<Context>({
    schema: answeringSchema(),
    parseOptions: { maxTokens: LIMITS.tokens },
    validationRules: [limitsRule(LIMITS)],
    persistedQueries: false,
    // There is nothing to forge: by GET nothing changes, no other site sends our cookie, and a body is read as JSON only.
    csrfPrevention: false,
    introspection: true,
    stringifyResult: async (result) => `${await writeJson(result)}\n`,
    includeStacktraceInErrorResponses: false,
    formatError: makeErrorFormatter((error) => logs.get(error) ?? log),
    nodeEnv: 'production',
    // Who opened the server closes it (main.ts): a handler here and that one may wait for each other for ever.
    stopOnTerminationSignals: false,
    plugins: [ApolloServerPluginLandingPageDisabled(), rememberLogs(logs), affordable, ...plugins],
  });
}
