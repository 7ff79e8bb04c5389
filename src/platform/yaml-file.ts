import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { AppError } from '../common/app-error.js';
import type { ErrorCode } from '../common/error-codes.js';

/** What a YAML file holds. Throws `import_file_unreadable`, and `whenBroken` naming the line for a file that is not YAML. */
export async function readYamlFile(path: string, whenBroken: ErrorCode): Promise<unknown> {
  const text = await read(path);
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter });
  const broken = document.errors[0];
  if (broken === undefined) return document.toJS();
  const { line } = lineCounter.linePos(broken.pos[0]);
  throw new AppError(whenBroken, `${basename(path)} line ${line}: not valid YAML (${broken.code}).`);
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? 'unreadable';
    throw new AppError('import_file_unreadable', `Cannot read "${path}" (${code}).`, { cause });
  }
}
