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

/** The most specific range that covers a form says how welcome it is; among equals, the one that stands first. */
function acceptedWriter(accept: string): RowWriter {
  const ranges = accept.split(',').map(parseRange);
  const [best] = ROW_WRITERS.members
    .flatMap((writer) => {
      const place = placeAmong(ranges, writer.mediaType);
      const quality = ranges[place]?.quality ?? 0;
      return quality > 0 ? [{ writer, place, quality }] : [];
    })
    .sort((a, b) => b.quality - a.quality || a.place - b.place);
  if (best) return best.writer;
  const offered = ROW_WRITERS.members.map(({ mediaType }) => mediaType).join(', ');
  throw new AppError('not_acceptable', `Rows come as ${offered}, not as ${JSON.stringify(accept)}.`);
}

interface Range {
  range: string;
  quality: number;
}

function parseRange(text: string): Range {
  const [range = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  return { range, quality: quality === undefined ? 1 : Number(quality.slice(2)) };
}

function placeAmong(ranges: readonly Range[], mediaType: string): number {
  const covering = [mediaType, mediaType.replace(/\/.*$/, '/*'), '*/*'];
  const places = covering.map((name) => ranges.findIndex(({ range }) => range === name));
  return places.find((place) => place >= 0) ?? -1;
}
