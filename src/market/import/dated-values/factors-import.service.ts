import { basename } from 'node:path';
import { Injectable } from '@nestjs/common';
import { AppError } from '../../../common/app-error.js';
import { decimal, toFloat } from '../../../common/decimal.js';
import { readCsv, type CsvRecord } from '../csv-file.js';
import type { OnImportProgress } from '../import.service.js';
import { finiteNumber } from '../number-text.js';
import { readHeader } from '../staged-file.js';
import { VALUE_NAME } from './dated-value.js';
import { daysOfKennethFrench, isKennethFrench } from './kenneth-french.js';
import type { ValueRules } from './value-rows.js';
import type { ValueTable } from './value-staging.js';
import { readFactorsHeader } from './values-header.js';
import { nameFor, ValuesImport, type ValuesImportReport } from './values-import.service.js';

export interface FactorsImportReport extends ValuesImportReport {
  dataset: string;
  factors: string[];
  /** Of the file; what is stored are fractions. */
  units: 'fraction' | 'percent';
}

export interface FactorsImportOptions {
  strict?: boolean;
  /** The set that the factors belong to, so that the SMB of one does not displace that of another; the name of the file unless given. */
  dataset?: string;
  /** The file has percent: 1.5 is 0.015. Always so for files of Kenneth French. */
  percent?: boolean;
}

const FACTORS: ValueTable = { name: 'factors', series: 'dataset', member: 'factor', value: 'return' };
const HUNDREDTH = decimal('0.01');

/** Daily returns of factors: a CSV file of your own, or one of Kenneth French's library as it is. */
@Injectable()
export class FactorsImport {
  constructor(private readonly values: ValuesImport) {}

  /** Throws `import_*` errors. */
  async importFactors(
    path: string,
    options: FactorsImportOptions = {},
    onProgress?: OnImportProgress,
  ): Promise<FactorsImportReport> {
    const dataset = nameFor(path, options.dataset, '--dataset');
    const { fields, records, isPercent } = await open(path, onProgress);
    const units = isPercent || options.percent === true ? 'percent' : 'fraction';
    const { report, members } = await this.values.store({
      path,
      table: FACTORS,
      header: readFactorsHeader(basename(path), fields, dataset),
      rules: rulesFor(path, units),
      records,
      isStrict: options.strict === true,
    });
    return { ...report, dataset, factors: members, units };
  }
}

async function open(
  path: string,
  onProgress?: OnImportProgress,
): Promise<{ fields: string[]; records: AsyncIterable<CsvRecord>; isPercent: boolean }> {
  const records = readCsv(path, onProgress);
  const first = await readHeader(path, records);
  if (!isKennethFrench(first)) return { fields: first.fields, records, isPercent: false };
  const days = daysOfKennethFrench(basename(path), records);
  const { fields } = await readHeader(path, days);
  return { fields, records: days, isPercent: true };
}

function rulesFor(path: string, units: FactorsImportReport['units']): ValueRules {
  return {
    member: { pattern: VALUE_NAME, problem: 'bad_name', isUpperCase: false },
    valueOf: (text, { line, member }) => {
      if (finiteNumber(text) === undefined) return undefined;
      const value = units === 'percent' ? toFloat(decimal(text.replace('+', '')).times(HUNDREDTH)) : Number(text);
      if (Math.abs(value) < 1) return value;
      throw outOfRange(`${basename(path)} line ${line}: ${member} ${text}`, units);
    },
  };
}

/** One such value says that the whole file is something else than daily returns in these units. */
function outOfRange(place: string, units: FactorsImportReport['units']): AppError {
  const advice = units === 'fraction' ? 'a file in percent needs --percent, prices' : 'prices';
  return new AppError(
    'import_row_invalid',
    `${place} in ${units} is no daily return, so nothing was stored: ${advice} must be made returns first.`,
  );
}
