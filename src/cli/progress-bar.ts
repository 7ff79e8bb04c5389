import { SingleBar } from 'cli-progress';

/** For people at a terminal; others see nothing. `show` takes the fraction that is done. */
export async function withProgressBar<T>(
  what: string,
  isShown: boolean,
  work: (show: (fraction: number) => void) => Promise<T>,
): Promise<T> {
  const isTerminal = isShown && process.stderr.isTTY;
  if (!isTerminal) return work(() => undefined);
  const bar = new SingleBar({ format: `${what} {bar} {percentage}% | {eta_formatted}`, stream: process.stderr });
  bar.start(1, 0);
  try {
    return await work((fraction) => {
      bar.update(fraction);
    });
  } finally {
    bar.stop();
  }
}
