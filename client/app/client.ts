/** The one GraphQL client. The header shows Apollo that a script of this page is asking, not a form on another site. */
import { Client, cacheExchange, fetchExchange } from 'urql';

export function makeClient(): Client {
  return new Client({
    url: '/graphql',
    exchanges: [cacheExchange, fetchExchange],
    preferGetMethod: false,
    fetchOptions: { headers: { 'apollo-require-preflight': 'true' } },
  });
}
