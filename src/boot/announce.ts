import { join } from 'node:path';
import open from 'open';
import { opensBrowser } from '../config/desktop.js';
import type { Services } from './services.js';

/** Tells the person at the terminal where everything is. The token is shown only in the start that made it. */
export async function announce({ values, parts, owner }: Services, url: string): Promise<void> {
  const dashboard = `${url}/dashboard`;
  // A fragment stays in the browser: it is in no request, log or referrer.
  const signedIn = owner.isNew ? `${dashboard}#token=${owner.token}` : dashboard;
  const broker = parts.config.broker.simulated
    ? 'simulated exchange: every price, order and fill is simulated'
    : `${parts.config.broker.tradingUrl} (${parts.config.tradingMode})`;
  const lines = [
    '',
    'Portfolio Allocation System is running.',
    ...(parts.config.features.dashboard ? [`  Dashboard  ${signedIn}`] : []),
    `  API docs   ${url}/docs`,
    `  Broker     ${broker}`,
    ...(owner.isNew
      ? [`  Token      ${owner.token}   (shown once; kept in ${join(parts.config.dataDir, 'api-token')})`]
      : []),
    '  Stop       Ctrl-C',
    '',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  if (parts.config.features.dashboard && opensBrowser(values)) await open(signedIn);
}
