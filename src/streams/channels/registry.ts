import { defineRegistry } from '../../common/registry.js';
import { equity } from './equity.channel.js';
import { fills } from './fills.channel.js';
import { jobs } from './jobs.channel.js';
import { priceTicks } from './price-ticks.channel.js';
import { riskAlerts } from './risk-alerts.channel.js';

/** Every channel that clients can follow: one file each, one line here. */
export const STREAM_CHANNELS = defineRegistry('channels', [priceTicks, fills, equity, riskAlerts, jobs]);
