import { AppError } from '../../common/app-error.js';
import { ROW_WRITERS } from './registry.js';
import type { RowWriter } from './row-writer.js';

/** `format` decides, else the Accept header; without both it is the preferred writer. */
export function chooseWriter(format: string | undefined, accept: string | undefined): RowWriter {
  if (format === undefined) return acceptedWriter(accept ?? '*/*');
  const writer = ROW_WRITERS.find(format);
  if (writer) return writer;
  throw new AppError(
    'unknown_parameter',
    `There is no format ${JSON.stringify(format)}; there is ${ROW_WRITERS.names.join(', ')}.`,
    { errors: [{ path: 'format', message: `must be one of ${ROW_WRITERS.names.join(', ')}` }] },
  );
}

function acceptedWriter(accept: string): RowWriter {
  const ranges = accept.split(',').map(parseRange);
  for (const { range } of ranges.filter(({ quality }) => quality > 0).sort((a, b) => b.quality - a.quality)) {
    const writer = ROW_WRITERS.members.find(({ mediaType }) => covers(range, mediaType));
    if (writer) return writer;
  }
  const offered = ROW_WRITERS.members.map(({ mediaType }) => mediaType).join(', ');
  throw new AppError('not_acceptable', `Rows come as ${offered}, not as ${JSON.stringify(accept)}.`);
}

function parseRange(text: string): { range: string; quality: number } {
  const [range = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  return { range, quality: quality === undefined ? 1 : Number(quality.slice(2)) };
}

function covers(range: string, mediaType: string): boolean {
  return range === '*/*' || range === mediaType || range === mediaType.replace(/\/.*$/, '/*');
}
