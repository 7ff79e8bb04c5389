import type { ConfigValues } from './config-keys.js';

/** A browser is opened only for a person at a desktop terminal, unless `OPEN_BROWSER` says otherwise. */
export function opensBrowser(values: ConfigValues, environment: NodeJS.Dict<string> = process.env): boolean {
  if (values.OPEN_BROWSER !== undefined) return values.OPEN_BROWSER;
  const hasDesktop =
    process.platform !== 'linux' ||
    environment['DISPLAY'] !== undefined ||
    environment['WAYLAND_DISPLAY'] !== undefined;
  return (
    process.stdout.isTTY && hasDesktop && environment['CI'] === undefined && environment['SSH_CONNECTION'] === undefined
  );
}
