import { writeFileSync } from 'node:fs';
import { printApiSchema } from './graphql/schema.js';

// node packages/api/dist/print-schema.js [file]: writes the schema to the file, or to the output.
const file = process.argv[2];
if (file) writeFileSync(file, printApiSchema());
else process.stdout.write(printApiSchema());
