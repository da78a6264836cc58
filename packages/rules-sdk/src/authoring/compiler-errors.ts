import { relative } from 'node:path';
import { compilerOptions } from './new-package.js';

/** What the TypeScript compiler says of a package: unknown relations and columns, money compared with a number, missing labels, with their places. */
export async function compilerErrors(dir: string): Promise<string[]> {
  // Loaded when asked for: the compiler is large.
  const { default: ts } = await import('typescript');
  const config = ts.findConfigFile(dir, ts.sys.fileExists);
  const written = config ? ts.readConfigFile(config, ts.sys.readFile).config : { compilerOptions, include: ['src'] };
  const { fileNames, options, projectReferences } = ts.parseJsonConfigFileContent(written, ts.sys, dir);
  const program = ts.createProgram({
    rootNames: fileNames,
    // Nothing is written, so that a package which is compiled otherwise can be checked too.
    options: {
      ...options,
      noEmit: true,
      composite: false,
      incremental: false,
      declaration: false,
      declarationMap: false,
    },
    ...(projectReferences ? { projectReferences } : {}),
  });
  return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const text = readable(ts.flattenDiagnosticMessageText(messageText, ' '));
    if (!file || start === undefined) return text;
    return `${relative(dir, file.fileName)}:${file.getLineAndCharacterOfPosition(start).line + 1}: ${text}`;
  });
}

/** The compiler spells a relation's type out; its name says more. */
const readable = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/type 'PgTableWithColumns<\{ name: "(\w+)".*?'(?=\.|$)/g, "the relation '$1'")
    .replace(/'([^']{60})[^']+'/g, "'$1…'");
