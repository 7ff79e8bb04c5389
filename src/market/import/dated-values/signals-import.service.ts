import { basename } from 'node:path';
import { Injectable } from '@nestjs/common';
import { SymbolsRepository } from '../../symbols.repository.js';
import { SYMBOL_NAME } from '../../symbol-name.js';
import { readCsv } from '../csv-file.js';
import type { OnImportProgress } from '../import.service.js';
import { finiteNumber } from '../number-text.js';
import { readHeader } from '../staged-file.js';
import type { ValueRules } from './value-rows.js';
import type { ValueTable } from './value-staging.js';
import { readSignalsHeader } from './values-header.js';
import { nameFor, ValuesImport, type ValuesImportReport } from './values-import.service.js';

export interface SignalsImportReport extends ValuesImportReport {
  signals: string[];
  symbols: number;
  /** Symbols without bars: their signals are stored, and count once there are bars. */
  unknown: string[];
}

export interface SignalsImportOptions {
  strict?: boolean;
  /** Of the signal, where the file does not say it; the name of the file unless given. */
  name?: string;
}

const SIGNALS: ValueTable = { name: 'signals', series: 'signal', member: 'symbol', value: 'value' };
const RULES: ValueRules = {
  member: { pattern: SYMBOL_NAME, problem: 'bad_symbol', isUpperCase: true },
  valueOf: finiteNumber,
};

/** Scores of symbols that a model outside gave them, known at the close of their day. */
@Injectable()
export class SignalsImport {
  constructor(
    private readonly values: ValuesImport,
    private readonly symbols: SymbolsRepository,
  ) {}

  /** Throws `import_*` errors. */
  async importSignals(
    path: string,
    options: SignalsImportOptions = {},
    onProgress?: OnImportProgress,
  ): Promise<SignalsImportReport> {
    const name = nameFor(path, options.name, '--name');
    const records = readCsv(path, onProgress);
    const { fields } = await readHeader(path, records);
    const header = readSignalsHeader(basename(path), fields, name);
    const { report, series, members } = await this.values.store({
      path,
      table: SIGNALS,
      header,
      rules: RULES,
      records,
      isStrict: options.strict === true,
    });
    const known = await this.symbols.loadSectors(members);
    return {
      ...report,
      signals: series,
      symbols: members.length,
      unknown: members.filter((symbol) => !known.has(symbol)),
    };
  }
}
