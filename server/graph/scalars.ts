/** Days and instants: strings in and out, of which one that is handed in has to be what it says. */
import { GraphQLError, GraphQLScalarType } from 'graphql';
import { isDay } from '../../schema/rollup/due.ts';

function textual(name: string, shape: string, fits: (text: string) => boolean): GraphQLScalarType<string, string> {
  const scalar: GraphQLScalarType<string, string> = new GraphQLScalarType({
    name,
    parseValue(value) {
      if (typeof value === 'string' && fits(value)) return value;
      throw new GraphQLError(`${name} must be ${shape}; it is ${JSON.stringify(value)?.slice(0, 60)}.`);
    },
  });
  // What the contract says of it stands, where nothing is said here.
  for (const said of ['description', 'specifiedByURL']) Reflect.deleteProperty(scalar, said);
  return scalar;
}

export const DateScalar = textual('Date', 'a day of the calendar as YYYY-MM-DD', isDay);

const INSTANT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/;

export const DateTimeScalar = textual('DateTime', 'an instant as ISO 8601 with its offset', (text) =>
  isDay(INSTANT.exec(text)?.[1] ?? ''),
);
