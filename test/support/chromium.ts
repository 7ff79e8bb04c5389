import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

/** `describe` where the machine has a browser; elsewhere the suite is skipped. */
export const describeInChromium = INSTALLED === undefined ? describe.skip : describe;

export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: INSTALLED!, args: ['--no-sandbox', '--disable-gpu'] });
}
