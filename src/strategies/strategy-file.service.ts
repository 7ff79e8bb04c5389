import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Injectable } from '@nestjs/common';
import { LineCounter, parseDocument } from 'yaml';
import { AppError } from '../common/app-error.js';
import { StrategiesService } from './strategies.service.js';
import { parseStrategy } from './strategy-definition.js';

/** Strategies from a YAML file that holds one of them, or a list. */
@Injectable()
export class StrategyFileService {
  constructor(private readonly strategies: StrategiesService) {}

  /** All or none. Throws `import_file_unreadable`, `invalid_strategy`, `strategy_exists`; answers with the ids. */
  async add(path: string): Promise<string[]> {
    const content = parseYaml(basename(path), await read(path));
    const definitions = (Array.isArray(content) ? content : [content]).map(parseStrategy);
    return this.strategies.createAll(definitions);
  }
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? 'unreadable';
    throw new AppError('import_file_unreadable', `Cannot read "${path}" (${code}).`, { cause });
  }
}

function parseYaml(file: string, text: string): unknown {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter });
  const broken = document.errors[0];
  if (broken === undefined) return document.toJS();
  const { line } = lineCounter.linePos(broken.pos[0]);
  throw new AppError('invalid_strategy', `${file} line ${line}: not valid YAML (${broken.code}).`);
}
