import 'reflect-metadata';
import type { Arg } from 'type-graphql';

/** type-graphql's own kinds of decorators and type values, which it does not export. */
export type ArgumentDecorator = ReturnType<typeof Arg>;
export type TypeValue = ReturnType<Extract<Parameters<typeof Arg>[1], (returns?: undefined) => unknown>>;

/** A class made at run time, for type-graphql to hang its decorators on. */
export type NamedClass = new () => object;

export function namedClass(name: string): NamedClass {
  return { [name]: class {} }[name]!;
}

/** Decorates a property that the class does not declare. */
export function property(target: NamedClass, name: string, ...decorators: PropertyDecorator[]): void {
  for (const decorate of decorators) decorate(target.prototype, name);
}

/** Gives a class a method with decorated parameters, as `@Query() name(@Arg() …)` would. */
export function method(
  target: NamedClass,
  name: string,
  body: (...args: never[]) => unknown,
  decorator: MethodDecorator,
  parameters: readonly ArgumentDecorator[],
): void {
  const descriptor = { value: body, writable: true, configurable: true };
  Object.defineProperty(target.prototype, name, descriptor);
  parameters.forEach((decorate, at) => {
    decorate(target.prototype, name, at);
  });
  decorator(target.prototype, name, descriptor);
}
