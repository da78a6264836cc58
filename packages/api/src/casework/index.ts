/** The resolvers of casework. */
export const caseworkResolvers: readonly (new () => object)[] = [];
