/**
 * A resolver map in which nothing is forgotten: every field of the type needs a resolver, but for those its domain value
 * already has under the same name. A mapped field with neither would compile and answer null.
 */
export type Complete<Resolvers, Parent = unknown> = {
  readonly [Field in keyof Resolvers as Field extends '__isTypeOf' | keyof Parent ? never : Field]-?: NonNullable<
    Resolvers[Field]
  >;
} & {
  readonly [Field in keyof Resolvers as Field extends keyof Parent ? Field : never]?: Resolvers[Field];
};
