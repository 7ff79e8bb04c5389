import { createHash } from 'node:crypto';
import { REPORT_STYLE } from './report-style.js';

const styleHash = createHash('sha256').update(REPORT_STYLE).digest('base64');

/** What a browser may do with a report: its own style by its hash, and nothing else. Narrower than that of other pages. */
export const REPORT_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
