import { randomUUID } from 'node:crypto';
import type { Ids } from '../common/ids.port.js';

export const systemIds: Ids = { next: () => randomUUID() };
