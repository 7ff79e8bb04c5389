// Reads an AsyncAPI document from standard input and prints what the official parser finds wrong with it, as JSON.
import { text } from 'node:stream/consumers';
import { Parser } from '@asyncapi/parser';

const { document, diagnostics } = await new Parser().parse(await text(process.stdin));
const problems = diagnostics
  // 0 are errors, 1 warnings; what is below is taste.
  .filter(({ severity }) => severity <= 1)
  .map(({ code, message, path }) => ({ code, message, path: path.join('.') }));
process.stdout.write(
  JSON.stringify({
    channels: document
      ?.channels()
      .all()
      .map((channel) => channel.id()),
    problems,
  }),
);
