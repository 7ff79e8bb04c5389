import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { text } from 'node:stream/consumers';
import { LineCounter, parseDocument } from 'yaml';
import { AppError } from '../common/app-error.js';
import type { ErrorCode } from '../common/error-codes.js';

/**
 * What a YAML or JSON file holds; `-` is standard input. Throws `import_file_unreadable`, and `whenBroken` naming the line for
 * a file that is neither.
 */
export async function readYamlFile(path: string, whenBroken: ErrorCode): Promise<unknown> {
  const content = await read(path);
  const json = parseJson(content);
  if (json !== undefined) return json;
  const lineCounter = new LineCounter();
  const document = parseDocument(content, { lineCounter });
  const broken = document.errors[0];
  if (broken === undefined) return document.toJS();
  const { line } = lineCounter.linePos(broken.pos[0]);
  throw new AppError(
    whenBroken,
    `${path === '-' ? 'standard input' : basename(path)} line ${line}: not valid YAML (${broken.code}).`,
  );
}

/** JSON is YAML, but its own parser is much faster, and requests can be large; undefined for anything else. */
function parseJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    // The parser of YAML says where it is wrong.
    return undefined;
  }
}

async function read(path: string): Promise<string> {
  if (path === '-') return text(process.stdin);
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? 'unreadable';
    throw new AppError('import_file_unreadable', `Cannot read "${path}" (${code}).`, { cause });
  }
}
