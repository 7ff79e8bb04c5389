import { basename } from 'node:path';
import { Injectable } from '@nestjs/common';
import { AppError } from '../../../common/app-error.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { CsvRecord } from '../csv-file.js';
import { ImportTally, type ImportReport } from '../import-report.js';
import { refuseSkips, stageRows } from '../staged-file.js';
import { VALUE_NAME } from './dated-value.js';
import { ValueRows, type ValueRules } from './value-rows.js';
import { ValueStaging, type ValueTable } from './value-staging.js';
import type { ValuesHeader } from './values-header.js';

export interface ValuesImportReport extends ImportReport {
  layout: ValuesHeader['layout'];
}

export interface ValuesFile {
  path: string;
  table: ValueTable;
  header: ValuesHeader;
  rules: ValueRules;
  /** Those after the header. */
  records: AsyncIterable<CsvRecord>;
  /** Store nothing at all when anything would be skipped. */
  isStrict: boolean;
}

/** Dated values from a CSV file. One transaction per file; a second import of the same file changes nothing. */
@Injectable()
export class ValuesImport {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Throws `import_*` errors. */
  async store(file: ValuesFile): Promise<{ report: ValuesImportReport; series: string[]; members: string[] }> {
    const startedAt = performance.now();
    const tally = new ImportTally();
    const { merged, staged } = await this.unitOfWork.run(async (manager) => {
      const staging = await ValueStaging.open(manager, file.table);
      await stageRows({ ...file, reader: new ValueRows(file.header, file.rules, tally), staging });
      const { count, examples } = await staging.dropDuplicates();
      tally.skipAll('duplicate_in_file', count, examples);
      if (file.isStrict) refuseSkips(file.path, tally);
      return { staged: await staging.summarise(), merged: await staging.merge(basename(file.path)) };
    });
    const { series, members, ...dates } = staged;
    const { read, skipped, examples } = tally;
    const { layout } = file.header;
    const elapsedMs = Math.round(performance.now() - startedAt);
    const report = { file: basename(file.path), layout, read, ...merged, skipped, examples, ...dates, elapsedMs };
    return { report, series, members };
  }
}

/** The name that a series has where the file itself says none: that of the file. Throws `import_name_invalid`. */
export function nameFor(path: string, given: string | undefined, option: string): string {
  const name =
    given ??
    basename(path)
      .replace(/\.gz$/i, '')
      .replace(/\.csv$/i, '');
  if (VALUE_NAME.test(name)) return name;
  throw new AppError(
    'import_name_invalid',
    `"${name}" is no name: it begins with a letter or digit and has at most 64 letters, digits, spaces and _.+/- in it. Give one with ${option}.`,
  );
}
