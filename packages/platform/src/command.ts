import { Command, type ErrorOptions } from 'commander';
import { both } from './say.js';

/** What is told of a command that lacks something it needs: one line with an example, not the usage of all there is. */
const LACKING = ['commander.missingArgument', 'commander.missingMandatoryOptionValue'];

/** A command of `qingqu`, with an example of how it is called. */
export class QingquCommand extends Command {
  private exampleText: string | undefined;

  /** How it is called, without `qingqu`, for its help and for whoever left something out. */
  example(text: string): this {
    this.exampleText = `qingqu ${text}`;
    return this.addHelpText('after', `\n例如 e.g.\n  ${this.exampleText}`);
  }

  override createCommand(name?: string): QingquCommand {
    return new QingquCommand(name);
  }

  override error(message: string, options?: ErrorOptions): never {
    if (!LACKING.includes(options?.code ?? '')) return super.error(message, options);
    const names = this.lacking().join(' ');
    const example = this.exampleText ?? `${this.path()} ${this.usage()}`;
    throw new Error(both(`缺少 ${names}；例如 ${example}`, `${names} is missing; for example: ${example}`));
  }

  /** The arguments and options that it needs and was not given. */
  private lacking(): string[] {
    const named = this.registeredArguments.filter((argument, at) => argument.required && this.args[at] === undefined);
    const options = this.options.filter(
      (option) => option.mandatory && this.getOptionValue(option.attributeName()) === undefined,
    );
    return [...named.map((argument) => `<${argument.name()}>`), ...options.map((option) => option.flags)];
  }

  private path(): string {
    const above = this.parent instanceof QingquCommand ? `${this.parent.path()} ` : '';
    return `${above}${this.name()}`;
  }
}
